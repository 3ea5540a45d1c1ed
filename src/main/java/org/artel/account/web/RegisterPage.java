package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.MemberService;
import org.artel.account.Proxies;
import org.artel.account.RateLimits;
import org.artel.account.RegisterCommand;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /register}: a new member, who is signed in at once. */
@Named
@RequestScoped
public class RegisterPage {

    private static final int REGISTRATIONS = 200;

    @Inject
    private MemberService members;
    @Inject
    private CityService cities;
    @Inject
    private RateLimits limits;
    @Inject
    private Proxies proxies;
    @Inject
    private Entry entry;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private String email;
    private String nickname;
    private String password;
    private Long cityId;
    private String language;
    private boolean rulesAccepted;

    public void register() throws IOException {
        if (!viewer.isGuest()) {
            throw Refused.forbidden();
        }
        limits.hit("register", proxies.address(Faces.getRequest()), REGISTRATIONS, Duration.ofHours(1));
        long memberId = members.register(new RegisterCommand(email, nickname, password, cityId, language, rulesAccepted));
        entry.signIn(Faces.getRequest(), Faces.getResponse(), memberId, false);
        said.fire(new Said("account.welcome", nickname));
        Faces.redirect(Faces.getRequestContextPath() + Requests.own(Faces.getRequestParameter("back")));
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

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
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
