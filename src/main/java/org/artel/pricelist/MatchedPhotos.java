package org.artel.pricelist;

import java.util.List;

/**
 * What became of photos whose names are articles.
 *
 * @param matched   photos that lots have now
 * @param unchanged photos that their lots had before
 * @param left      files that no lot has, each with the reason
 */
public record MatchedPhotos(List<Match> matched, int unchanged, List<Left> left) {

    /** A file and the lot that has it now. */
    public record Match(String fileName, long lotId, String lotName) {
    }

    /** @param reason message key and what it names */
    public record Left(String fileName, String reason, List<String> arguments) {
    }
}
