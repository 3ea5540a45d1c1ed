package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.PortalFounded;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Settings;
import org.artel.forum.SectionService;

/** Which goods may not be offered, by the portal's jurisdiction (setting {@code jurisdiction}, {@code EU} unless set). */
@ApplicationScoped
@Transactional
@Retried
public class GoodsPolicyService {

    /** Jurisdictions that come with a policy to begin with. */
    public static final Set<String> SEEDED = Set.of("RU", "EU");
    private static final int PATTERN_MIN = 3;
    private static final int PATTERN_MAX = 100;
    private static final int NOTE_MAX = 500;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Settings settings;
    @Inject
    private SectionService sections;
    @Inject
    private Access access;
    @Inject
    private Audit audit;

    void founded(@Observes PortalFounded portal) {
        SEEDED.forEach(this::seed);
        if (settings.get("jurisdiction").isEmpty()) {
            settings.set("jurisdiction", "RUB".equals(portal.currency()) ? "RU" : "EU");
        }
    }

    /** The jurisdiction of this portal. */
    public String jurisdiction() {
        return settings.get("jurisdiction").orElse("EU");
    }

    /** The policy as it holds in one section: to check many texts with one reading. */
    public GoodsPolicy in(long sectionId) {
        return new GoodsPolicy(rules(jurisdiction()), sections.effective(sectionId).ageLimit());
    }

    /** @throws Refused {@code policy.word} or {@code policy.age} for the first text that the policy forbids in that section */
    public void check(long sectionId, Collection<String> texts) {
        GoodsPolicy policy = in(sectionId);
        for (String text : texts) {
            policy.against(text).ifPresent(no -> {
                throw no;
            });
        }
    }

    /** The rules of a jurisdiction, words first. */
    public List<GoodsRule> rules(String jurisdiction) {
        return em.createQuery("SELECT r FROM GoodsRule r WHERE r.jurisdiction = :jurisdiction ORDER BY r.kind, r.pattern",
                GoodsRule.class).setParameter("jurisdiction", jurisdiction).getResultList();
    }

    /**
     * @param ageLimit years, 1 to 99; of AGE_LIMITED_WORD only, ignored otherwise
     * @param note     why: shown to whoever meets the rule
     * @return the rule's id
     * @throws Refused {@code policy.pattern}, {@code policy.ageLimit}, {@code policy.note} or {@code policy.twice}
     */
    @Once
    public long add(long administratorId, String jurisdiction, GoodsRule.Kind kind, String pattern, Integer ageLimit, String note) {
        access.require(Operation.MANAGE_GOODS_POLICY, administratorId);
        GoodsRule rule = rule(jurisdiction, kind, pattern, ageLimit, note);
        if (exists(rule)) {
            throw new Refused("policy.twice", rule.pattern());
        }
        em.persist(rule);
        audit.record(Actor.member(administratorId), "MANAGE_GOODS_POLICY", null, "goods_policy", rule.id(),
                "added " + rule.kind() + " " + rule.pattern());
        return rule.id();
    }

    public void remove(long administratorId, long ruleId) {
        access.require(Operation.MANAGE_GOODS_POLICY, administratorId);
        GoodsRule rule = em.find(GoodsRule.class, ruleId);
        if (rule == null) {
            throw Refused.notFound();
        }
        em.remove(rule);
        audit.record(Actor.member(administratorId), "MANAGE_GOODS_POLICY", null, "goods_policy", ruleId,
                "removed " + rule.kind() + " " + rule.pattern());
    }

    /**
     * The policy to begin with, for the set-up: adds what is not there yet.
     *
     * @param jurisdiction one of {@link #SEEDED}; others begin empty
     */
    public void seed(String jurisdiction) {
        if (!SEEDED.contains(jurisdiction)) {
            return;
        }
        String file = "goods-policy-" + jurisdiction + ".tsv";
        try (InputStream in = GoodsPolicyService.class.getResourceAsStream(file);
             BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
                String[] cells = line.split("\t", -1);
                GoodsRule rule = rule(jurisdiction, GoodsRule.Kind.valueOf(cells[0]), cells[1],
                        cells[2].isEmpty() ? null : Integer.valueOf(cells[2]), cells[3]);
                if (!exists(rule)) {
                    em.persist(rule);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static GoodsRule rule(String jurisdiction, GoodsRule.Kind kind, String pattern, Integer ageLimit, String note) {
        String clean = pattern == null ? "" : GoodsPolicy.normal(pattern.strip());
        if (clean.length() < PATTERN_MIN || clean.length() > PATTERN_MAX) {
            throw new Refused("policy.pattern", PATTERN_MIN, PATTERN_MAX);
        }
        if (kind == GoodsRule.Kind.AGE_LIMITED_WORD && (ageLimit == null || ageLimit < 1 || ageLimit > 99)) {
            throw new Refused("policy.ageLimit");
        }
        if (note == null || note.isBlank() || note.strip().length() > NOTE_MAX) {
            throw new Refused("policy.note", NOTE_MAX);
        }
        return new GoodsRule(jurisdiction, kind, clean, kind == GoodsRule.Kind.AGE_LIMITED_WORD ? ageLimit : null, note.strip());
    }

    private boolean exists(GoodsRule rule) {
        return !em.createQuery("SELECT r.id FROM GoodsRule r WHERE r.jurisdiction = :jurisdiction AND r.kind = :kind "
                        + "AND r.pattern = :pattern", Long.class)
                .setParameter("jurisdiction", rule.jurisdiction()).setParameter("kind", rule.kind())
                .setParameter("pattern", rule.pattern()).getResultList().isEmpty();
    }
}
