package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;

@ApplicationScoped
class Posts {

    @PersistenceContext
    private EntityManager em;

    void add(Post post) {
        em.persist(post);
    }

    void add(PostReport report) {
        em.persist(report);
    }

    /** @throws Refused NOT_FOUND */
    Post get(long id) {
        Post post = em.find(Post.class, id);
        if (post == null) {
            throw Refused.notFound();
        }
        return post;
    }

    List<Post> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Post p WHERE p.id IN :ids", Post.class).setParameter("ids", ids).getResultList();
    }

    /** In the order of their numbers, to be shown only: fifty texts need not be compared for changes when the transaction ends. */
    List<Post> numbered(long topicId, int from, int to) {
        return em.createQuery("SELECT p FROM Post p WHERE p.topicId = :topic AND p.number BETWEEN :from AND :to ORDER BY p.number",
                        Post.class)
                .setParameter("topic", topicId).setParameter("from", from).setParameter("to", to)
                .setHint("eclipselink.read-only", true).getResultList();
    }

    /** Newest first; in listed threads of these sections, nothing hidden. */
    List<Post> lastTextsOf(long memberId, Set<Long> sectionIds, int limit) {
        return sectionIds.isEmpty() ? List.of() : em.createQuery("SELECT p FROM Post p, Topic t WHERE t.id = p.topicId "
                        + "AND p.authorId = :member AND p.kind = org.artel.forum.PostKind.TEXT AND p.hiddenAt IS NULL "
                        + "AND t.listed = TRUE AND t.hiddenAt IS NULL AND t.sectionId IN :sections ORDER BY p.id DESC", Post.class)
                .setParameter("member", memberId).setParameter("sections", sectionIds).setMaxResults(limit).getResultList();
    }

    long countTextsOf(long memberId, Set<Long> sectionIds) {
        return sectionIds.isEmpty() ? 0 : em.createQuery("SELECT COUNT(p) FROM Post p, Topic t WHERE t.id = p.topicId "
                        + "AND p.authorId = :member AND p.kind = org.artel.forum.PostKind.TEXT AND p.hiddenAt IS NULL "
                        + "AND t.listed = TRUE AND t.hiddenAt IS NULL AND t.sectionId IN :sections", Long.class)
                .setParameter("member", memberId).setParameter("sections", sectionIds).getSingleResult();
    }

    /** What the post says now, before it is edited. Two edits at once meet at the key: the second one is tried again. */
    void keepVersion(Post post) {
        em.createNativeQuery("INSERT INTO post_revision (post_id, edit, written_at, written_by, markdown) VALUES (?, ?, ?, ?, ?)")
                .setParameter(1, post.id()).setParameter(2, post.edits() + 1)
                .setParameter(3, InstantConverter.column(post.editedAt() == null ? post.createdAt() : post.editedAt()))
                .setParameter(4, post.authorId()).setParameter(5, post.markdown()).executeUpdate();
    }

    /** Former texts, newest first. */
    @SuppressWarnings("unchecked")
    /** The last ones first. */
    List<PostVersion> versions(long postId, int limit) {
        return ((List<Object[]>) em.createNativeQuery("SELECT edit, written_at, markdown FROM post_revision WHERE post_id = ? "
                + "ORDER BY edit DESC LIMIT " + limit).setParameter(1, postId).getResultList()).stream()
                .map(r -> new PostVersion(((Number) r[0]).intValue(), InstantConverter.moment(r[1]), null, String.valueOf(r[2]))).toList();
    }

    boolean reported(long postId, long memberId) {
        return !em.createQuery("SELECT r.id FROM PostReport r WHERE r.postId = :post AND r.memberId = :member")
                .setParameter("post", postId).setParameter("member", memberId).getResultList().isEmpty();
    }

    /** @throws Refused NOT_FOUND */
    PostReport getReport(long id) {
        PostReport report = em.find(PostReport.class, id);
        if (report == null) {
            throw Refused.notFound();
        }
        return report;
    }

    /** Those neither on the member's posts nor in their threads. */
    List<PostReport> openReports(long notOf, long after, int limit) {
        return em.createQuery("SELECT r FROM PostReport r, Post p, Topic t WHERE p.id = r.postId AND t.id = p.topicId AND r.resolvedAt IS NULL "
                        + "AND r.id > :after AND p.authorId <> :notOf AND t.authorId <> :notOf ORDER BY r.id", PostReport.class)
                .setParameter("after", after).setParameter("notOf", notOf).setMaxResults(limit).getResultList();
    }
}
