package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.MailedLink;
import org.artel.account.MailedLink.Purpose;
import org.artel.account.MailedLinkService;
import org.artel.account.MemberService;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /join?link=…}: a new member, who is signed in at once. Reading the page changes nothing: mail programs open links too. */
@Named
@RequestScoped
public class JoinPage {

    @Inject
    private MailedLinkService links;
    @Inject
    private MemberService members;
    @Inject
    private Entry entry;
    @Inject
    private Event<Said> said;

    private final String link = Faces.getRequestParameter("link");
    private String nickname;
    private String password;

    public boolean isOpen() {
        return links.open(Purpose.JOIN, link).isPresent();
    }

    public void join() throws IOException {
        long memberId = links.join(link, nickname, password);
        entry.signIn(Faces.getRequest(), Faces.getResponse(), memberId, false);
        said.fire(new Said("account.welcome", members.byId(memberId).nickname()));
        Faces.redirect(Faces.getRequestContextPath() + "/");
    }

    /** As registered, until another one is typed: somebody may have taken it meanwhile. */
    public String getNickname() {
        return nickname == null ? links.open(Purpose.JOIN, link).map(MailedLink::nickname).orElse(null) : nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
