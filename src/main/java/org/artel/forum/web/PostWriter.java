package org.artel.forum.web;

import java.util.List;
import org.artel.account.Member;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.PostKind;
import org.artel.forum.PostView;
import org.artel.forum.Post;
import org.artel.forum.ThreadRights;
import org.artel.forum.Topic;
import org.artel.forum.Viewing;

/**
 * Writes posts as HTML. By hand and not as components: fifty posts of a dozen components each cost more than all the rest of a
 * page. Whatever comes from people is escaped here, but the body, which was sanitised when it was saved.
 */
final class PostWriter {

    private final StringBuilder out = new StringBuilder(48_000);
    private final Texts texts;
    private final String root;
    private final Viewing viewing;
    private final Topic topic;
    private final ThreadRights rights;

    PostWriter(Texts texts, String root, Viewing viewing, Topic topic, ThreadRights rights) {
        this.texts = texts;
        this.root = root;
        this.viewing = viewing;
        this.topic = topic;
        this.rights = rights;
    }

    String html(List<PostView> posts) {
        posts.forEach(this::write);
        return out.toString();
    }

    private void write(PostView view) {
        if (view.post().kind() == PostKind.STAGE || view.post().kind() == PostKind.PRICE) {
            stage(view);
        } else {
            post(view);
        }
    }

    private void stage(PostView view) {
        Post post = view.post();
        out.append("<article class=\"stagepost\" id=\"post-").append(post.id()).append("\">").append(view.html())
                .append("<span class=\"quiet\">");
        numberLink(post);
        out.append(" · ");
        author(view);
        out.append(" · ");
        moment(post);
        out.append("</span></article>\n");
    }

    private void post(PostView view) {
        Post post = view.post();
        out.append("<article class=\"post").append(post.isHidden() ? " hid" : "").append("\" id=\"post-").append(post.id())
                .append("\"><div class=\"who\"><span class=\"face\" aria-hidden=\"true\">").append(Markdown.escaped(texts.initials(view.authorName())))
                .append("</span><div><b>");
        author(view);
        out.append("</b>");
        roles(view.author());
        out.append("</div></div><div class=\"said\"><header><span>");
        moment(post);
        if (post.edits() > 0) {
            out.append(", <a href=\"").append(root).append("/posts/history/").append(post.id()).append("\" rel=\"nofollow\">")
                    .append(texts.text("forum.edited")).append("</a>");
        }
        out.append("</span>");
        numberLink(post);
        out.append("</header>");
        if (post.isHidden()) {
            out.append("<p class=\"warm\">").append(texts.text("forum.hidden"));
            if (post.hiddenReason() != null) {
                out.append(' ').append(Markdown.escaped(post.hiddenReason()));
            }
            out.append("</p>");
        }
        if (!view.isHiddenHere()) {
            out.append("<div class=\"text\">").append(view.html()).append("</div>");
        }
        actions(view);
        out.append("</div></article>\n");
    }

    private void actions(PostView view) {
        if (viewing.isGuest()) {
            return;
        }
        Post post = view.post();
        boolean own = viewing.is(post.authorId());
        int before = out.length();
        out.append("<footer>");
        int empty = out.length();
        if (rights.write() && !view.isHiddenHere()) {
            String page = topic.address() + "?page=" + Post.pageOf(post.number()) + "&amp;quote=" + post.id() + "#reply";
            link(page, "forum.quote", post.number());
        }
        if (own && post.kind() == PostKind.TEXT && !post.isHidden() && rights.write()) {
            link("/posts/edit/" + post.id(), "forum.edit", post.number());
        }
        if (!own && post.kind().keepsText()) {
            if (!view.isHiddenHere()) {
                link("/posts/report/" + post.id(), "forum.report", post.number());
            }
            if (rights.hide()) {
                link("/posts/hide/" + post.id(), post.isHidden() ? "forum.restore" : "forum.hide", post.number());
            }
        }
        if (out.length() == empty) {
            out.setLength(before);
        } else {
            out.append("</footer>");
        }
    }

    /** A screen reader hears which post the word belongs to. */
    private void link(String path, String key, int number) {
        out.append("<a href=\"").append(root).append(path).append("\" rel=\"nofollow\">").append(texts.text(key))
                .append("<span class=\"sr\"> #").append(number).append("</span></a>");
    }

    private void author(PostView view) {
        if (view.author() == null) {
            out.append(Markdown.escaped(view.pseudonym()));
        } else {
            out.append("<a href=\"").append(root).append("/member/").append(view.author().id()).append("\">")
                    .append(Markdown.escaped(view.author().nickname())).append("</a>");
        }
    }

    private void roles(Member author) {
        if (author == null) {
            return;
        }
        if (topic.isPurchase() && author.id() == topic.authorId()) {
            role("forum.role.organizer");
        } else if (author.isModerator()) {
            role("forum.role.moderator");
        } else if (author.isAdministrator()) {
            role("forum.role.administrator");
        }
        out.append("<span class=\"more\">").append(texts.text("forum.since", author.createdAt().atZone(texts.zone()).getYear() + ""))
                .append("</span>");
    }

    private void role(String key) {
        out.append("<span class=\"role\">").append(texts.text(key)).append("</span>");
    }

    private void numberLink(Post post) {
        out.append("<a href=\"").append(root).append("/post/").append(post.id()).append("\">#").append(post.number()).append("</a>");
    }

    private void moment(Post post) {
        out.append("<time datetime=\"").append(post.createdAt()).append("\">").append(texts.shortMoment(post.createdAt())).append("</time>");
    }

}
