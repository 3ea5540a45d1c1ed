package org.artel.bench.inside;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.artel.account.TokenService;
import org.artel.common.Quantity;
import org.artel.forum.PostService;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;

/**
 * Yardsticks, and the services without HTTP around them. Each writing request is one client that works in its own thread for so
 * many seconds and answers how often it did; {@code client} of {@code clients} parts the members between them.
 */
@Path("bench")
@ApplicationScoped
public class BenchResource {

    /** @param targets one order's place each: purchase and variant, or thread and 0 */
    public record WorkJson(List<Long> members, List<TargetJson> targets, int seconds) {
    }

    public record TargetJson(long id, long topicId, long variantId) {
    }

    @Inject
    private OrderService orders;
    @Inject
    private PostService posts;
    @Inject
    private TokenService tokens;
    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;

    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

    @PUT
    @Path("bytes/{name}")
    @Consumes(MediaType.WILDCARD)
    public void store(@PathParam("name") String name, byte[] bytes) {
        stored.put(name, bytes);
    }

    @GET
    @Path("bytes/{name}")
    @Produces(MediaType.TEXT_HTML)
    public Response bytes(@PathParam("name") String name) {
        return Response.ok(stored.get(name)).build();
    }

    /** A token for the cookie that remembers a member. */
    @POST
    @Path("remember")
    @Produces(MediaType.TEXT_PLAIN)
    public String remember(@QueryParam("member") long member) {
        return tokens.remember(member);
    }

    @POST
    @Path("{what}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.TEXT_PLAIN)
    public String work(@PathParam("what") String what, WorkJson work) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(work.seconds());
        long done = 0;
        try (var bare = new BareJdbc(database)) {
            while (System.nanoTime() < end) {
                int round = (int) (done / ((long) work.members().size() * work.targets().size()));
                int turn = (int) (done % ((long) work.members().size() * work.targets().size()));
                long member = work.members().get(turn % work.members().size());
                TargetJson target = work.targets().get(turn / work.members().size());
                switch (what) {
                    case "orders" -> orders.save(SaveOrder.of(member, target.id(), List.of(new SaveOrder.Line(target.variantId(),
                            LineContent.of(Quantity.of(round + 1)), round, null))));
                    case "posts" -> posts.write(member, target.topicId(), TEXT + done, null);
                    case "jdbc-orders" -> bare.order(member, target.id(), target.topicId(), target.variantId(), round);
                    case "jdbc-posts" -> bare.post(member, target.topicId(), TEXT + done);
                    default -> throw new IllegalArgumentException(what);
                }
                done++;
            }
        }
        return String.valueOf(done);
    }

    private static final String TEXT = "The honey came yesterday, all jars whole, and it smells of linden. Thank you for the patience "
            + "with my late question about the lids. ";
}
