package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import org.artel.common.Refused;

@ApplicationScoped
class Posts {

    @PersistenceContext
    private EntityManager em;

    void add(Post post) {
        em.persist(post);
    }

    Post find(long id) {
        return em.find(Post.class, id);
    }

    Post get(long id) {
        Post post = find(id);
        if (post == null) {
            throw Refused.notFound();
        }
        return post;
    }

    List<Post> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Post p WHERE p.id IN :ids", Post.class).setParameter("ids", ids).getResultList();
    }

    /** In the order of their numbers. */
    List<Post> numbered(long topicId, int from, int to) {
        return em.createQuery("SELECT p FROM Post p WHERE p.topicId = :topic AND p.number BETWEEN :from AND :to ORDER BY p.number",
                        Post.class)
                .setParameter("topic", topicId).setParameter("from", from).setParameter("to", to).getResultList();
    }
}
