package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.MailedLink.Purpose;
import org.artel.account.MailedLinkService;
import org.artel.account.Proxies;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /forgotten} asks for a link, {@code /new-password?link=…} follows it. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    private MailedLinkService links;
    @Inject
    private Proxies proxies;
    @Inject
    private Event<Said> said;

    private final String link = Faces.getRequestParameter("link");
    private String email;
    private String password;

    public void ask() throws IOException {
        links.forgotPassword(email, proxies.address(Faces.getRequest()));
        Faces.redirect(Faces.getRequestContextPath() + "/mailed");
    }

    public boolean isOpen() {
        return links.open(Purpose.PASSWORD, link).isPresent();
    }

    public void choose() throws IOException {
        links.choosePassword(link, password);
        said.fire(new Said("account.passwordChosen"));
        Faces.redirect(Faces.getRequestContextPath() + "/sign-in");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
