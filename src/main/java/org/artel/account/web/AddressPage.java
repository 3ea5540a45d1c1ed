package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.MailedLink.Purpose;
import org.artel.account.MailedLinkService;
import org.artel.account.SignInService;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** A form of {@code /me} asks for a link to another e-mail address, {@code /new-address?link=…} follows it, signed in or not. */
@Named
@RequestScoped
public class AddressPage {

    @Inject
    private MailedLinkService links;
    @Inject
    private SignInService signIn;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private final String link = Faces.getRequestParameter("link");
    private String email;
    private String password;

    public void ask() throws IOException {
        signIn.changeAddress(viewer.require(), password, email);
        said.fire(new Said("account.addressAsked"));
        Faces.redirect(Faces.getRequestContextPath() + "/me");
    }

    public boolean isOpen() {
        return links.open(Purpose.ADDRESS, link).isPresent();
    }

    public void confirm() throws IOException {
        links.confirmAddress(link);
        said.fire(new Said("account.addressChanged"));
        Faces.redirect(Faces.getRequestContextPath() + (viewer.isGuest() ? "/sign-in" : "/me"));
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
