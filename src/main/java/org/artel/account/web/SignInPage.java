package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.Proxies;
import org.artel.account.SignInService;
import org.artel.account.Viewer;
import org.omnifaces.util.Faces;

/** {@code /sign-in?back=/thread/7}: opens a session, and goes back to where it was asked for. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private SignInService signIn;
    @Inject
    private Entry entry;
    @Inject
    private Proxies proxies;
    @Inject
    private Viewer viewer;

    private String email;
    private String password;
    private boolean remember;

    public void signIn() throws IOException {
        long memberId = signIn.signIn(email, password, proxies.address(Faces.getRequest()));
        entry.signIn(Faces.getRequest(), Faces.getResponse(), memberId, remember);
        Faces.redirect(Faces.getRequestContextPath() + Requests.own(Faces.getRequestParameter("back")));
    }

    /** True when somebody is signed in already: in another tab, perhaps. */
    public boolean isNeedless() {
        return !viewer.isGuest();
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

    public boolean isRemember() {
        return remember;
    }

    public void setRemember(boolean remember) {
        this.remember = remember;
    }
}
