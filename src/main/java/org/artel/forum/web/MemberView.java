package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.artel.account.CityService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.forum.Markdown;
import org.artel.forum.PostService;
import org.artel.forum.PostView;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;

/** {@code /member/7}: what everybody may know of a member. */
@Named("memberView")
@RequestScoped
public class MemberView {

    private static final int POSTS = 10;
    private static final int EXCERPT = 240;

    @Inject
    private Reading reading;
    @Inject
    private MemberService members;
    @Inject
    private CityService cities;
    @Inject
    private PostService posts;
    @Inject
    private TopicService topics;

    private Member member;
    private List<PostView> last;
    private Map<Long, Topic> threads;

    public Member getMember() {
        if (member == null) {
            member = members.byId(reading.id());
        }
        return member;
    }

    public String getCity() {
        return cities.byId(getMember().cityId()).name(reading.viewer().locale());
    }

    /** How many texts the member wrote that everybody may read. */
    public long getWritten() {
        return posts.countTextsOf(getMember().id(), reading.viewing());
    }

    public List<PostView> getLast() {
        if (last == null) {
            last = posts.lastOf(getMember().id(), POSTS, reading.viewing());
            threads = topics.byIds(last.stream().map(v -> v.post().topicId()).distinct().toList());
        }
        return last;
    }

    public Topic topicOf(PostView view) {
        return threads.get(view.post().topicId());
    }

    public String excerptOf(PostView view) {
        return Markdown.excerpt(view.html(), EXCERPT);
    }
}
