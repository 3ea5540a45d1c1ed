package org.artel.payment;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.artel.common.FileNumber;
import org.artel.common.Money;
import org.artel.common.PlainXml;
import org.artel.common.Refused;

/** ISO 20022 {@code camt.053} in any of its versions: what is booked, each payment of a collected entry on its own. */
final class CamtStatement {

    private static final int DEEPEST = 40;

    private CamtStatement() {
    }

    /** @throws Refused {@code statement.broken}; {@code statement.unknownKind} for other XML */
    static Statement read(byte[] content, String currency) {
        Statement.Found found = new Statement.Found();
        boolean statement = false;
        try {
            XMLStreamReader xml = PlainXml.open(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    statement |= xml.getLocalName().equals("BkToCstmrStmt");
                    if (statement && xml.getLocalName().equals("Ntry")) {
                        int line = xml.getLocation().getLineNumber();
                        entry(found, Element.read(xml, 1), currency, line);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new Refused("statement.broken", e.getLocation() == null ? 1 : e.getLocation().getLineNumber());
        }
        if (!statement) {
            throw new Refused("statement.unknownKind");
        }
        return found.as(Statement.Kind.CAMT053, List.of());
    }

    private static void entry(Statement.Found found, Element entry, String currency, int line) {
        if (!entry.text("CdtDbtInd").equals("CRDT") || !entry.first("Sts").allText().equals("BOOK")) {
            found.outgoing();
            return;
        }
        List<Element> payments = entry.all("NtryDtls").stream().flatMap(details -> details.all("TxDtls").stream()).toList();
        if (payments.size() < 2) {
            payment(found, entry, entry, payments.isEmpty() ? entry : payments.get(0), currency, line);
        } else {
            payments.forEach(payment -> payment(found, entry, payment, payment, currency, line));
        }
    }

    /** @param summed the element that states the sum */
    private static void payment(Statement.Found found, Element entry, Element summed, Element payment, String currency, int line) {
        Element amount = summed.first("Amt").isThere() ? summed.first("Amt") : summed.first("AmtDtls", "TxAmt", "Amt");
        if (!amount.currency().equals(currency)) {
            found.foreign();
            return;
        }
        Element debtor = payment.first("RltdPties", "Dbtr");
        Element account = payment.first("RltdPties", "DbtrAcct", "Id");
        Element remittance = payment.first("RmtInf");
        String structured = remittance.all("Strd").stream().map(each -> each.text("CdtrRefInf", "Ref")).collect(Collectors.joining(" "));
        String text = remittance.all("Ustrd").stream().map(Element::own).collect(Collectors.joining());
        String id = payment.text("Refs", "AcctSvcrRef");
        try {
            Element day = entry.first("BookgDt").isThere() ? entry.first("BookgDt") : entry.first("ValDt");
            found.incoming(LocalDate.parse(day.allText().substring(0, 10)), amount(amount.allText()),
                    debtor.first("Pty").isThere() ? debtor.text("Pty", "Nm") : debtor.text("Nm"),
                    account.first("IBAN").isThere() ? account.text("IBAN") : account.text("Othr", "Id"), (text + " " + structured).strip(),
                    id.isEmpty() ? entry.text("AcctSvcrRef") : id);
        } catch (DateTimeException | ArithmeticException | NumberFormatException | IndexOutOfBoundsException e) {
            found.unreadable(line);
        }
    }

    private static Money amount(String text) {
        return new Money(FileNumber.of(text).orElseThrow(NumberFormatException::new));
    }

    /** @param currency of an amount; empty elsewhere */
    private record Element(String name, String currency, String own, List<Element> children) {

        private static final Element NONE = new Element("", "", "", List.of());

        static Element read(XMLStreamReader xml, int depth) throws XMLStreamException {
            if (depth > DEEPEST) {
                throw new XMLStreamException("too deep", xml.getLocation());
            }
            String name = xml.getLocalName();
            String currency = xml.getAttributeValue(null, "Ccy");
            StringBuilder text = new StringBuilder();
            List<Element> children = new ArrayList<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    children.add(read(xml, depth + 1));
                } else if (xml.isCharacters()) {
                    text.append(xml.getText());
                }
            }
            return new Element(name, currency == null ? "" : currency, text.toString(), children);
        }

        boolean isThere() {
            return this != NONE;
        }

        List<Element> all(String wanted) {
            return children.stream().filter(child -> child.name.equals(wanted)).toList();
        }

        Element first(String... path) {
            Element at = this;
            for (String step : path) {
                at = at.all(step).stream().findFirst().orElse(NONE);
            }
            return at;
        }

        String text(String... path) {
            return first(path).own.strip();
        }

        /** Older versions write {@code <Sts>BOOK</Sts>}, newer ones {@code <Sts><Cd>BOOK</Cd></Sts>}. */
        String allText() {
            return own.strip() + children.stream().map(Element::allText).collect(Collectors.joining());
        }
    }
}
