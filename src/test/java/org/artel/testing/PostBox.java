package org.artel.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail server of the tests, and what arrived there. Only for tests outside the server. */
public final class PostBox {

    static final String PORT = "artel.smtpPort";
    private static final int PATIENCE_MS = 60_000;
    private static final Pattern LINK = Pattern.compile("https?://\\S+/\\S+");
    private static GreenMail post;

    /** A mail as it arrived. */
    public record Letter(String messageId, String subject, String text, String unsubscribe) {

        /** Path and query of the first link in it, without the leading slash. */
        public String link() {
            Matcher found = LINK.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no link in " + text);
            }
            return found.group().replaceFirst("https?://[^/]+/", "");
        }
    }

    private PostBox() {
    }

    static void open(int port) {
        System.setProperty(PORT, String.valueOf(port));
        post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
    }

    static void close() {
        if (post != null) {
            post.stop();
        }
    }

    /** All mails to that address so far, in the order of their arrival. */
    public static List<Letter> to(String address) {
        List<Letter> letters = new ArrayList<>();
        GreenMailUser user = post.getUserManager().getUserByEmail(address);
        if (user != null) {
            try {
                // a copy: what it lists grows while mails arrive
                for (StoredMessage stored : new ArrayList<>(post.getManagers().getImapHostManager().getInbox(user).getMessages())) {
                    var message = stored.getMimeMessage();
                    letters.add(new Letter(message.getMessageID(), message.getSubject(), String.valueOf(message.getContent()),
                            message.getHeader("List-Unsubscribe", null)));
                }
            } catch (FolderException | MessagingException | IOException e) {
                throw new AssertionError(e);
            }
        }
        return letters;
    }

    /** The so many first mails to that address, as soon as they are there. */
    public static List<Letter> await(String address, int count) {
        List<Letter> letters = to(address);
        while (letters.size() < count) {
            int all = post.getReceivedMessages().length;
            letters = to(address);
            if (letters.size() >= count) {
                break;
            }
            if (!post.waitForIncomingEmail(PATIENCE_MS, all + 1)) {
                throw new AssertionError(letters.size() + " instead of " + count + " mails to " + address);
            }
        }
        return letters;
    }

    /** The newest mail to that address that has this subject, as soon as it is there. */
    public static Letter await(String address, String subject) {
        for (int count = 1; ; count++) {
            List<Letter> letters = await(address, count);
            for (int i = letters.size() - 1; i >= 0; i--) {
                if (letters.get(i).subject().equals(subject)) {
                    return letters.get(i);
                }
            }
            count = letters.size();
        }
    }
}
