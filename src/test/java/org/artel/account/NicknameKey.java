package org.artel.account;

/** The key under which the portal finds a nickname, for members that a test writes to the database. */
public final class NicknameKey {

    private NicknameKey() {
    }

    public static String of(String nickname) {
        return Keys.nickname(nickname);
    }
}
