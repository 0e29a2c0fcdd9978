using CareFunctions.Core.PenPictures;
using NodaTime;

namespace CareFunctions.Core.Tests.PenPictures;

/// <summary>Every row marks with ‹› what must be found, and nothing else may be.</summary>
public sealed class FreeTextScanTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly OnFile File = new()
    {
        Names = ["Mrs Siân O'Brien-Jones", "Llŷr ap Rhys", "Ann May", "Jean-Luc de Ågren", "王小明", "Mark Will", "Li Wu", "Zoë van der Berg"],
        Addresses = ["14 Invented Orchard, Testham, TA1 4DY"],
        DateOfBirth = new LocalDate(1941, 3, 12),
        CaseNumber = "104233",
    };

    [Theory]
    [InlineData("‹Siân› likes tea, and ‹sian› does too; ‹SIÂN› said so.")]
    [InlineData("‹Sia\u0302n› in two code points; ‹Si\u00adân› with a soft hyphen; ‹S\u200biân› with nothing in it.")]
    [InlineData("‹S-i-a-n› and ‹J o n e s› and ‹S.i.a.n›. Or")]
    [InlineData("‹O'Brien›, ‹O’Brien›, ‹OʼBrien›, ‹O Brien›, ‹O' Brien›, ‹OBrien›, ‹obrien›, ‹brien›")]
    [InlineData("‹O'Brien-Jones›’s son; the ‹Joneses›; ‹Jones›'s; ‹Brien Jones›")]
    [InlineData("‹SianJones› and ‹BrienJones› without a space, and ‹sian_jones›1")]
    [InlineData("Visits from ‹Llyr ap Rhys›, ‹Llŷr› and ‹ApRhys›; a map, an apple and rhythm stay.")]
    [InlineData("‹Ann› is told; the annual plan, an annexe, Hannah, and what may or ‹May›? ‹May› be")]
    [InlineData("‹Mark› helps. Remarkable marks; mark the door. It will do; willing hands.")]
    [InlineData("‹Li› cooks; a list, a little, li stays small.")]
    [InlineData("‹Jean-Luc› and ‹jean luc› and ‹JEANLUC› and ‹Agren› and ‹Ågren›.")]
    [InlineData("‹Zoe›, ‹Zoë van der Berg›, ‹van der Berg›; the vanguard and an iceberg stay.")]
    [InlineData("今天‹王小明›很好")]
    [InlineData("‹Siаn› with a Cyrillic letter; ‹Ｓｉａｎ› in wide ones")]
    public void Find_NamesOnFile_HoweverWritten(string marked) => Holds(marked, one => one == FindingKind.Name);

    [Theory]
    [InlineData("‹Dr Patel› comes on Tuesdays; ‹Mrs. B. Invented› does not.")]
    [InlineData("Her daughter ‹Fflur› and her son, ‹Owain Example›, visit; her husband died in winter.")]
    [InlineData("Her daughter Monday to Friday, her son at weekends. A friend called ‹Example› rings.")]
    [InlineData("She is known as ‹Nan Sample›.")]
    public void Find_NamesNotOnFile_ByTitleAndRelation(string marked) => Holds(marked, one => one == FindingKind.Name);

    [Theory]
    [InlineData("‹9434765919›, ‹943 476 5919›, ‹943-476-5919›, ‹943 476 5919›.")]
    [InlineData("‹9 4 3 4 7 6 5 9 1 9› and ‹943.476.5919› and ‹943/476/5919› and NHS‹9434765919›x")]
    [InlineData("‹٩٤٣٤٧٦٥٩١٩› and ‹９４３ ４７６ ５９１９› and ‹943\u200b476\u200b5919›")]
    [InlineData("9434765918 has a wrong check digit, 12345678901 too many digits, 1111111111 says nothing")]
    [InlineData("NHS no. ‹943 476 5918› is wrong but is said to be one")]
    public void Find_NhsNumbers_ByCheckDigitOrWord(string marked) => Holds(marked, one => one == FindingKind.NhsNumber);

    [Theory]
    [InlineData("Lives in TA1, near ‹TA1 4DY›, ‹ta14dy›, ‹TA1-4DY›, ‹TA 1 4 D Y›.")]
    [InlineData("‹CR0 1EA›, ‹CRO 1EA› with the letter, ‹SW1A 1AA›, ‹GIR 0AA›")]
    [InlineData("Needs 2 x 1 hr, 4 calls a day, AM2 1hr is no area, B12 once a month, ZZ1 1ZZ")]
    public void Find_Postcodes_WholeOnesOnly(string marked) => Holds(marked, one => one == FindingKind.Postcode);

    [Theory]
    [InlineData("‹07700 900123›, ‹07700-900-123›, (‹01823) 496000›, ‹020 7946 0000›, ‹0 7 7 0 0 9 0 0 1 2 3›")]
    [InlineData("+‹44 7700 900123›, +‹44 (0)20 7946 0000›, ‹0044 7700 900123›, ‹O7700 9OO123›")]
    [InlineData("Ring ‹8649 9339›; ext. ‹63516›. Costs 1200 a week for 52 weeks; 10 00 to 12 00")]
    [InlineData("From 01/02/2026 10:00 and 01.02.2026 10.30 on")]
    public void Find_Phones_NotTimesOrSums(string marked) => Holds(marked, one => one == FindingKind.Phone);

    [Theory]
    [InlineData("‹sian@invented.example›, ‹a.b+c@mail.invented.example›, ‹x＠invented.example›, ‹someone (at) invented (dot) example›")]
    [InlineData("‹someone at invented dot example›; meet at home. Dot is fine.")]
    public void Find_Emails_Hidden(string marked) => Holds(marked, one => one == FindingKind.Email);

    [Theory]
    [InlineData("‹12/03/1941›, ‹12.3.41›, ‹12-03-41›, ‹1941-03-12›, ‹12 March 1941›, ‹12th of March›, ‹March 12, 1941›, ‹12 Mawrth 1941›, ‹12 Mar '41›")]
    [InlineData("‹12031941› and ‹19410312› and ‹120341› and ‹12 03 1941› and ‹١٢/٠٣/١٩٤١›")]
    [InlineData("DOB ‹5/6/2010›, d.o.b. ‹5 June›, born in ‹1941›, born on ‹1 May›")]
    [InlineData("Married on ‹4 July 1961›. In hospital since 3 March 2026, review 14/12/2026, from 01/02/26")]
    public void Find_DatesOfBirth_NotDatesOfTheCare(string marked) => Holds(marked, one => one == FindingKind.DateOfBirth);

    [Theory]
    [InlineData("Aged ‹84›, ‹84› years old, an ‹84›-year-old, age: ‹84›; 2 hours, manages 3 stairs, packages 12")]
    public void Find_Ages_AreFound(string marked) => Holds(marked, one => one == FindingKind.Age);

    [Theory]
    [InlineData("‹SOM-104233›, ‹som 104233›, ‹CRO104233›, ‹MED – 104 233›, LAS ID ‹5567›, Mosaic no. ‹998877›, and plain ‹104233› or ‹0104233›")]
    [InlineData("104234 is another number; SOMETHING 12345; 2 case workers")]
    public void Find_CaseNumbers_OfEverySystem(string marked) => Holds(marked, one => one == FindingKind.CaseId);

    [Theory]
    [InlineData("Lives at ‹14 Invented Orchard›; ‹12a Mill Lane›, ‹Flat 3›, ‹7 St. Example's Road›, ‹221 The High Street›, ‹3 Heol› y Bont")]
    [InlineData("Testham is a town. Walks down the lane and the road; two carers, one close by")]
    public void Find_Addresses_OnFileAndByTheirForm(string marked) => Holds(marked, one => one == FindingKind.Address);

    [Fact]
    public void Find_AnyText_NeverThrowsAndRedactsClean()
    {
        var seeds = Seeds.New();
        var random = seeds.Random;
        string[] pieces = ["Siân", "O'", "Brien", " ", "-", "943", "476", "5919", "0", "7700", "TA1", "4DY", "@", "invented.example", "12", "/", "03", "1941", "born", "SOM", "104233", "\u200b", "\u0302", "\ud83d", "😀", "May", "NHS", "called", "14 Mill", "Lane", "\n", "[name]", "O", "½", "①"];
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var finding in FreeTextScan.Find(text, File, Today))
            {
                finding.Start.ShouldBeGreaterThanOrEqualTo(0);
                finding.Length.ShouldBeGreaterThan(0);
                (finding.Start + finding.Length).ShouldBeLessThanOrEqualTo(text.Length);
            }

            FreeTextScan.Find(Redaction.Apply(text, File, Today).Text, File, Today).ShouldBeEmpty(text);
        }
    }

    [Fact]
    public void Find_LongText_TakesNoLongerThanItsLengthAsks()
    {
        var text = string.Concat(Enumerable.Repeat("1 2-3 (4) 0 O a at b dot 12 Sian ", 200));
        FreeTextScan.Find(text[..PenPicture.LongestText], File, Today).ShouldNotBeEmpty();
    }

    private static void Holds(string marked, Func<FindingKind, bool> kind)
    {
        var (text, expected) = Unmark(marked);
        FreeTextScan.Find(text, File, Today).Where(one => kind(one.Kind)).Select(one => text.Substring(one.Start, one.Length)).ShouldBe(expected, text);
        FreeTextScan.Find(text, File, Today).Where(one => !kind(one.Kind)).Select(one => $"{one.Kind}: {text.Substring(one.Start, one.Length)}").ShouldBeEmpty(text);
    }

    private static (string Text, IReadOnlyList<string> Expected) Unmark(string marked)
    {
        var parts = marked.Split('‹', '›');
        return (string.Concat(parts), [.. parts.Where((_, index) => index % 2 == 1)]);
    }
}
