package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Organizers who want the same thing at the same moment, half of them through a second server: one gets it. */
@ArquillianTest
@RunAsClient
class InterestRaceIT {

    private static final int ROUNDS = 8;
    private static final int ORGANIZERS = 4;
    private static final int SUPPORTERS = 6;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final List<URI> servers = List.of(TestServer.url(), SecondServer.url());

    InterestRaceIT() throws SQLException {
    }

    @Test
    void aWishIsTakenOnceAndItsSupportersAreCountedRight() throws Exception {
        long section = fixture.section();
        Api author = Api.member("Anna");
        List<Api> organizers = people(ORGANIZERS, true);
        List<Api> members = people(SUPPORTERS, false);
        for (int round = 0; round < ROUNDS; round++) {
            long wish = author.post("wishes", "{\"sectionId\":%d,\"title\":\"Wish %d\",\"text\":\"Nuts\"}".formatted(section, round)).ok().number("id");
            List<Callable<Integer>> all = new ArrayList<>();
            for (Api organizer : organizers) {
                all.add(() -> organizer.post("wishes/" + wish + "/organize", "{}").status());
            }
            for (Api member : members) {
                all.add(() -> 1000 + member.put("wishes/" + wish + "/support", "{}").status());
                all.add(() -> 1000 + member.at(other(member)).delete("wishes/" + wish + "/support").status());
            }
            List<Integer> statuses = race(all);
            assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
            assertEquals(ORGANIZERS - 1, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
            assertEquals(2 * SUPPORTERS, statuses.stream().filter(status -> status == 1200).count(), statuses.toString());
            assertEquals(0, fixture.number("SELECT supporters - (SELECT COUNT(*) FROM wish_support s WHERE s.topic_id = w.topic_id) "
                    + "FROM wish w WHERE topic_id = ?", wish).intValue(), "the count is that of the rows");
        }
        assertEquals(ROUNDS, fixture.number("SELECT COUNT(*) FROM purchase WHERE section_id = ?", section).intValue(), "no draft of a loser is left");
    }

    @Test
    void aSupplierIsReservedByOneOrganizer() throws Exception {
        List<Api> organizers = people(2 * ORGANIZERS, true);
        for (int round = 0; round < ROUNDS; round++) {
            long supplier = organizers.get(0).post("suppliers", "{\"name\":\"%s\",\"lookAlikeConfirmed\":true}".formatted(UUID.randomUUID())).ok().number("id");
            if (round % 2 == 1) {
                // the second way: an earlier reservation has expired
                fixture.change("INSERT INTO supplier_reservation (supplier_id, member_id, reserved_at, expires_at, renewals) "
                        + "VALUES (?, 0, '2020-01-01', '2020-01-15', 2)", supplier);
            }
            List<Callable<Integer>> all = new ArrayList<>();
            for (Api organizer : organizers) {
                all.add(() -> organizer.put("sourcing/" + supplier + "/reservation", "{}").status());
            }
            List<Integer> statuses = race(all);
            assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
            assertEquals(2 * ORGANIZERS - 1, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
            assertEquals(1, fixture.number("SELECT COUNT(*) FROM audit_event WHERE operation = 'RESERVE_SUPPLIER' AND entity_id = ?", supplier).intValue());
        }
    }

    /** Every other one speaks with the second server. */
    private List<Api> people(int count, boolean organizers) {
        List<Api> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Api person = organizers ? Api.organizer("racer") : Api.member("racer");
            people.add(person.at(servers.get(i % 2)));
        }
        return people;
    }

    private URI other(Api person) {
        return servers.get((int) (person.memberId() % 2));
    }

    private static List<Integer> race(List<Callable<Integer>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(all)) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
