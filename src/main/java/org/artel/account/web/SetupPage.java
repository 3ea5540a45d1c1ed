package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.artel.account.Proxies;
import org.artel.account.RateLimits;
import org.artel.account.SetUpCommand;
import org.artel.account.SetupService;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /setup}: the first administrator, the currency, the first city. Refused as soon as there is an administrator. */
@Named
@RequestScoped
public class SetupPage {

    @Inject
    private SetupService setup;
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

    private String token;
    private String email;
    private String nickname;
    private String password;
    private String currency = "EUR";
    private String city;
    private String cityRu;
    private String timeZone = ZoneId.systemDefault().getId();

    /** Nothing to set up: the page does not exist. */
    public boolean isOpen() {
        if (setup.isDone()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.setupDone");
        }
        return true;
    }

    public void setUp() throws IOException {
        limits.hit("setup", proxies.address(Faces.getRequest()), 20, Duration.ofMinutes(15));
        long administrator = setup.setUp(token, new SetUpCommand(currency, city, cityRu, timeZone, email, nickname, password,
                viewer.locale().getLanguage()));
        entry.signIn(Faces.getRequest(), Faces.getResponse(), administrator, false);
        said.fire(new Said("account.setupFinished"));
        Faces.redirect(Faces.getRequestContextPath() + "/admin/sections");
    }

    public List<String> getZones() {
        return CitiesAdmin.zones();
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
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

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getCityRu() {
        return cityRu;
    }

    public void setCityRu(String cityRu) {
        this.cityRu = cityRu;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }
}
