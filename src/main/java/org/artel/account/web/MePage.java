package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.artel.account.AccessToken;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Newcomers;
import org.artel.account.OrganizerRequest;
import org.artel.account.SignInService;
import org.artel.account.TokenService;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /me}: what a member sets for themselves. Each form saves its own part. */
@Named
@RequestScoped
public class MePage {

    @Inject
    private Viewer viewer;
    @Inject
    private MemberService members;
    @Inject
    private Newcomers newcomers;
    @Inject
    private SignInService signIn;
    @Inject
    private CityService cities;
    @Inject
    private TokenService tokens;
    @Inject
    private Entry entry;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    private Member member;
    private Long cityId;
    private String language;
    private String current;
    private String fresh;
    private String phone;
    private String requestText;
    private String tokenName;
    private int tokenDays = 365;
    private String madeToken;

    public Member getMember() {
        if (member == null) {
            member = members.byId(viewer.require());
        }
        return member;
    }

    /** Null for whoever is none. */
    public Newcomers.Limits getNewcomer() {
        return newcomers.of(getMember().id()).orElse(null);
    }

    public boolean isBanned() {
        return getMember().isBanned(clock.instant());
    }

    public List<City> getCities() {
        return cities.all();
    }

    public void saveProfile() throws IOException {
        members.changeProfile(viewer.require(), cityId, language);
        done("account.saved");
    }

    public void savePhone() throws IOException {
        members.changePhone(viewer.require(), phone);
        done("account.saved");
    }

    public void confirmAge() throws IOException {
        members.confirmAge(viewer.require());
        done("account.ageSaved");
    }

    public void changePassword() throws IOException {
        long id = viewer.require();
        signIn.changePassword(id, current, fresh);
        entry.goOn(Faces.getRequest(), Faces.getResponse(), id);
        done("account.passwordSaved");
    }

    public void ask() throws IOException {
        members.askToOrganize(viewer.require(), requestText);
        done("account.requestSent");
    }

    /** The last request; null when there was none. */
    public OrganizerRequest getRequest() {
        return members.requestOf(viewer.require()).orElse(null);
    }

    public List<AccessToken> getTokens() {
        return isBanned() ? List.of() : tokens.of(viewer.require());
    }

    /** No redirect: the token is shown in this answer and never again. */
    public void makeToken() {
        Instant until = tokenDays == 0 ? null : clock.instant().plus(Duration.ofDays(tokenDays));
        madeToken = tokens.make(viewer.require(), tokenName, until).token();
        tokenName = null;
    }

    public void revokeToken() throws IOException {
        tokens.revoke(viewer.require(), Requests.number(Faces.getRequestParameter("token")));
        done("account.tokenRevoked");
    }

    private void done(String key) throws IOException {
        said.fire(new Said(key));
        Faces.redirect(Faces.getRequestContextPath() + "/me");
    }

    public String getMadeToken() {
        return madeToken;
    }

    public Long getCityId() {
        return cityId == null ? Long.valueOf(getMember().cityId()) : cityId;
    }

    public void setCityId(Long cityId) {
        this.cityId = cityId;
    }

    public String getLanguage() {
        return language == null ? getMember().language() : language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getPhone() {
        return phone == null ? getMember().phone() : phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public String getRequestText() {
        return requestText;
    }

    public void setRequestText(String requestText) {
        this.requestText = requestText;
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName;
    }

    public int getTokenDays() {
        return tokenDays;
    }

    public void setTokenDays(int tokenDays) {
        this.tokenDays = tokenDays;
    }
}
