package org.artel.account;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Currency;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.common.Hash;
import org.artel.common.Refused;
import org.artel.common.Settings;

/**
 * A portal without an administrator is set up once, by whoever can read the server's log: the token printed there at the
 * start opens the set-up page.
 */
@ApplicationScoped
@Transactional
public class SetupService {

    private static final Logger LOG = Logger.getLogger(SetupService.class.getName());
    private static final String TOKEN = "setup.token";
    private static final String FORM_KEY = "form.key";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Members members;
    @Inject
    private MemberService memberService;
    @Inject
    private CityService cities;
    @Inject
    private Settings settings;
    @Inject
    private Event<PortalFounded> founded;

    private volatile boolean done;

    /** Late among the observers of the start, so that whoever sets the portal up by itself comes before. */
    void announce(@Observes @Priority(Interceptor.Priority.APPLICATION + 900) @Initialized(ApplicationScoped.class) Object start) {
        if (isDone()) {
            return;
        }
        String token = Tokens.fresh();
        settings.set(TOKEN, Hash.of(token));
        LOG.log(Level.WARNING, "The portal has no administrator yet. Open /setup and give this token: {0}", token);
    }

    /** True once there is an administrator; from then on without a query. */
    public boolean isDone() {
        if (!done) {
            done = members.administrators() > 0;
        }
        return done;
    }

    /**
     * Makes the first administrator and city.
     *
     * @param token as printed in the log at the last start of a node
     * @throws Refused {@code account.setupDone}, {@code account.setupToken}, {@code account.currency}, and those of
     *                 {@link MemberService#register} and {@link CityService#add}
     */
    public long setUp(String token, SetUpCommand command) {
        if (isDone()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.setupDone");
        }
        byte[] kept = settings.get(TOKEN).orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] given = Hash.of(token == null ? "" : token.strip()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(kept, given)) {
            throw new Refused("account.setupToken");
        }
        long administrator = setUp(command);
        settings.set(TOKEN, "used");
        return administrator;
    }

    /**
     * The same for whoever runs inside the server: the loader of demo data.
     *
     * @return the administrator's id
     * @throws Refused as above
     */
    public long setUp(SetUpCommand command) {
        if (members.administrators() > 0) {
            throw new Refused(Refused.Kind.CONFLICT, "account.setupDone");
        }
        settings.set("currency", currency(command.currency()));
        MemberService.checkPassword(command.password());
        long city = cities.add(command.cityName(), command.cityNameRu(), command.timeZone());
        Member administrator = memberService.register(new RegisterCommand(command.email(), command.nickname(), command.password(),
                city, command.language(), true), Passwords.hash(command.password()));
        administrator.grant(new Roles(false, true, true));
        founded.fire(new PortalFounded(currency(command.currency())));
        return administrator.id();
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code == null ? "" : code.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new Refused("account.currency", code);
        }
    }

    /** 256 bits that sign the forms' tokens; made once for all nodes. */
    public byte[] formKey() {
        em.createNativeQuery("INSERT IGNORE INTO portal_setting (name, value) VALUES (?, ?)")
                .setParameter(1, FORM_KEY).setParameter(2, Tokens.fresh()).executeUpdate();
        return Base64.getUrlDecoder().decode(settings.get(FORM_KEY).orElseThrow());
    }
}
