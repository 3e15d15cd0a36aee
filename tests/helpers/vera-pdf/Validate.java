import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Usage: Validate flavour,flavour file... One line per file and flavour, fields parted by tabs:
 * file, flavour, number of checks, then each broken rule. The exit status says only whether it ran.
 */
public class Validate {
  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("org.verapdf").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (int at = 1; at < arguments.length; at++) {
      for (String flavour : arguments[0].split(",")) {
        System.out.println(arguments[at] + "\t" + flavour + "\t" + validate(arguments[at], flavour));
      }
    }
  }

  private static String validate(String file, String name) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> broken = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        broken.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
            + " " + assertion.getMessage().replaceAll("\\s+", " "));
      }
      if (!result.isCompliant() && broken.isEmpty()) broken.add("not compliant");
      String rules = String.join("\t", broken);
      return result.getTotalAssertions() + (rules.isEmpty() ? "" : "\t" + rules);
    }
  }
}
