package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.artel.account.Proxies;
import org.artel.account.RateLimits;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** How often one member, or one address of guests, has a whole price list written: up to 50,000 lots each time. */
@RequestScoped
public class ListExports {

    private static final int AN_HOUR = 60;

    @Inject
    private RateLimits limits;
    @Inject
    private Viewer viewer;
    @Inject
    private Proxies proxies;
    @Inject
    private HttpServletRequest request;

    /** @throws Refused TOO_OFTEN above 60 an hour */
    void count() {
        limits.hit("list export", viewer.memberId() == null ? proxies.address(request) : String.valueOf(viewer.memberId()), AN_HOUR, Duration.ofHours(1));
    }
}
