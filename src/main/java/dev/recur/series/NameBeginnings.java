package dev.recur.series;

import java.util.Map;
import java.util.Set;

/**
 * The first letters of the months and weekdays of each language. Most words of a file are neither,
 * which these tell before the names of a language are read.
 */
final class NameBeginnings {
  /** As many letters as are kept; some short names have fewer. */
  static final int LETTERS = 3;

  private static final Map<String, Set<String>> BY_LANGUAGE =
      Map.ofEntries(
          of("en", "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun"),
          of(
              "de",
              "jan feb mar apr mai jun jul aug sep okt nov dez mrz jae mae mon mo die di "
                  + "mit mi don do fre fr sam sa son so"),
          of("fr", "jan fev mar avr mai jui aou sep oct nov dec lun mer jeu ven sam dim"),
          of("es", "ene feb mar abr may jun jul ago sep oct nov dic lun mie jue vie sab dom"),
          of("it", "gen feb mar apr mag giu lug ago set ott nov dic lun mer gio ven sab dom"),
          of("pt", "jan fev mar abr mai jun jul ago set out nov dez seg ter qua qui sex sab dom"),
          of(
              "nl",
              "jan feb maa mrt apr mei jun jul aug sep okt nov dec ma din di woe wo don do "
                  + "vri vr zat za zon zo"),
          of("sv", "jan feb mar apr maj jun jul aug sep okt nov dec man tis ons tor fre lor son"),
          of("da", "jan feb mar apr maj jun jul aug sep okt nov dec man tir ons tor fre lør søn"),
          of("nb", "jan feb mar apr mai jun jul aug sep okt nov des man tir ons tor fre lør søn"),
          of(
              "fi",
              "tam hel maa huh tou kes hei elo syy lok mar jou ma tii ti ke tor to per pe "
                  + "lau la sun su"),
          of(
              "pl",
              "sty lut mar kwi maj cze lip sie wrz paz lis gru pon wto wt sro sr czw pia "
                  + "pt sob nie"),
          of(
              "cs",
              "led uno bre dub kve cer cvn cvc srp zar rij lis pro pon po ute ut str st "
                  + "ctv ct pat pa sob so ned ne"),
          of(
              "hu",
              "jan feb mar apr maj jun jul aug sze okt nov dec het h ked k csu cs pen p "
                  + "szo vas v"),
          of("ro", "ian feb mar apr mai iun iul aug sep oct noi nov dec lun mie joi vin sam dum"),
          of(
              "sk",
              "jan feb mar apr maj jun jul aug sep okt nov dec pon po uto ut str st stv "
                  + "pia pi sob so ned ne"),
          of("sl", "jan feb mar apr maj jun jul avg sep okt nov dec pon tor sre cet pet sob ned"),
          of("hr", "sij vel ozu tra svi lip srp kol ruj lis stu pro pon uto sri cet pet sub ned"),
          of(
              "ca",
              "gen feb mar abr mai jun jul ago ag set oct nov des dil dl dim dt dc dij dj "
                  + "div dv dis ds diu dg"),
          of(
              "et",
              "jaa vee mar apr mai juu aug sep okt nov det esm e tei t kol k nel n ree r "
                  + "lau l puh p"),
          of("lv", "jan feb mar apr mai jun jul aug sep okt nov dec pir otr tre cet pie ses sve"),
          of(
              "lt",
              "sau vas kov bal geg bir lie rug spa lap gru pir pr ant an tre tr ket kt pen "
                  + "pn ses st sek sk"),
          of("el", "ιαν φεβ μαρ απρ μαι ιου αυγ σεπ οκτ νοε δεκ δευ τρι τετ πεμ παρ σαβ κυρ"),
          of("tr", "oca sub mar nis may haz tem agu eyl eki kas ara paz pzt sal car per cum cmt"),
          of(
              "ru",
              "янв фев мар апр мая маи июн июл авг сен окт ноя дек пон пн вто вт сре ср "
                  + "чет чт пят пт суб сб вос вс"),
          of(
              "uk",
              "січ лют бер кві тра чер лип сер вер жов лис гру пон пн вів вт ср чет чт пʼя "
                  + "пт суб сб нед нд"));

  private NameBeginnings() {}

  private static Map.Entry<String, Set<String>> of(String language, String beginnings) {
    return Map.entry(language, Set.of(beginnings.split(" ", -1)));
  }

  /**
   * Whether a word begins as a name of a language does.
   *
   * @param word in lower case, without accents and points
   */
  static boolean has(String language, String word) {
    return BY_LANGUAGE
        .getOrDefault(language, Set.of())
        .contains(word.substring(0, Math.min(LETTERS, word.length())));
  }
}
