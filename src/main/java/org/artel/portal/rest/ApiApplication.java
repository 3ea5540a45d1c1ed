package org.artel.portal.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API, version 1: every resource and provider of the WAR belongs to it (the server scans for them). */
@ApplicationPath("api/v1")
public class ApiApplication extends Application {
}
