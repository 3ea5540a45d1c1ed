package org.artel.account;

/**
 * The portal's beginning.
 *
 * @param currency   ISO 4217; fixed afterwards
 * @param cityName   the first city's name in English or in general
 * @param cityNameRu its Russian name; null or blank when it is the same
 * @param timeZone   the city's, as in the time zone database: {@code Asia/Tomsk}
 * @param email      the administrator's
 * @param language   the administrator's: {@code en} or {@code ru}
 */
public record SetUpCommand(String currency, String cityName, String cityNameRu, String timeZone,
                           String email, String nickname, String password, String language) {
}
