package org.artel.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageServletTest {

    @Test
    void theSwitchLeadsBackToThePage() {
        assertEquals("/thread/7-honey?page=2", LanguageServlet.own("/thread/7-honey?page=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "", "/a\r\nSet-Cookie: x=y"})
    void theSwitchNeverLeadsOutOfThePortal(String back) {
        assertEquals("/", LanguageServlet.own(back));
    }
}
