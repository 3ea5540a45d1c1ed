package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.MailedLinkService;
import org.artel.account.Proxies;
import org.artel.account.Registration;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.omnifaces.util.Faces;

/** {@code /register} and, for whoever got no mail, {@code /mailed}: asks for a link to become a member. */
@Named
@RequestScoped
public class RegisterPage {

    @Inject
    private MailedLinkService links;
    @Inject
    private CityService cities;
    @Inject
    private Proxies proxies;
    @Inject
    private Viewer viewer;

    private String email;
    private String nickname;
    private Long cityId;
    private String language;
    private boolean rulesAccepted;

    public void register() throws IOException {
        guestsOnly();
        links.register(new Registration(email, nickname, cityId, language, rulesAccepted), proxies.address(Faces.getRequest()));
        Faces.redirect(Faces.getRequestContextPath() + "/mailed");
    }

    public void again() throws IOException {
        guestsOnly();
        links.registerAgain(email, proxies.address(Faces.getRequest()));
        Faces.redirect(Faces.getRequestContextPath() + "/mailed");
    }

    private void guestsOnly() {
        if (!viewer.isGuest()) {
            throw Refused.forbidden();
        }
    }

    public List<City> getCities() {
        return cities.all();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getNickname() {
        return nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public Long getCityId() {
        return cityId;
    }

    public void setCityId(Long cityId) {
        this.cityId = cityId;
    }

    public String getLanguage() {
        return language == null ? viewer.locale().getLanguage() : language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public boolean isRulesAccepted() {
        return rulesAccepted;
    }

    public void setRulesAccepted(boolean rulesAccepted) {
        this.rulesAccepted = rulesAccepted;
    }
}
