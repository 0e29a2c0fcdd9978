#pragma warning disable CA1309 // Expressions are not run: the service's order is ordinal, and these are the forms that it is asked in.
using System.Globalization;
using Azure.Data.Tables;
using Embedded.Tables.Tests.Entities;
using Everything = Embedded.Tables.Tests.Entities.TypedEntityTests.Everything;

namespace Embedded.Tables.Tests.Filters;

public sealed class FilterTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Interpolated_EveryType_BecomesItsLiteral()
    {
        Create($"A eq {"it's"}").ShouldBe("A eq 'it''s'");
        Create($"A eq {true} or B eq {false}").ShouldBe("A eq true or B eq false");
        Create($"A eq {-5} and B eq {5L}").ShouldBe("A eq -5 and B eq 5L");
        Create($"A eq {1.0} or A eq {0.5} or A eq {1e20}").ShouldBe("A eq 1.0 or A eq 0.5 or A eq 1E+20");
        Create($"A eq {Guid.Empty}").ShouldBe("A eq guid'00000000-0000-0000-0000-000000000000'");
        Create($"A eq {Time} or A eq {Time.UtcDateTime}").ShouldBe(
            "A eq datetime'2026-03-29T00:30:00.0000000Z' or A eq datetime'2026-03-29T00:30:00.0000000Z'");
        Create($"A eq {new byte[] { 1, 255 }} or A eq {BinaryData.FromBytes(new byte[] { 16 })}").ShouldBe("A eq X'01ff' or A eq X'10'");
        Create($"A eq {5:N2}").ShouldBe("A eq 5");
    }

    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("'; --")]
    [InlineData("''")]
    [InlineData("{0}")]
    public void Interpolated_HostileText_StaysOneLiteral(string hostile) =>
        Create($"PartitionKey eq {hostile} and RowKey eq {"r"}")
            .ShouldBe($"PartitionKey eq '{hostile.Replace("'", "''", StringComparison.Ordinal)}' and RowKey eq 'r'");

    [Fact]
    public void Interpolated_ValueBetweenQuotes_IsRefused()
    {
        var hostile = " or PartitionKey ne ";

        Should.Throw<ArgumentException>(() => Create($"PartitionKey eq '{hostile}'")).Message.ShouldContain("quotes");
        Create($"A eq 'it''s' and B eq {hostile}").ShouldBe($"A eq 'it''s' and B eq '{hostile}'");
    }

    [Fact]
    public void Interpolated_WhatHasNoLiteral_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Create($"A eq {null}"));
        Should.Throw<ArgumentException>(() => Create($"A eq {double.NaN}"));
        Should.Throw<ArgumentException>(() => Create($"A eq {DayOfWeek.Friday}"));
        Should.Throw<ArgumentException>(() => Create($"A eq {"\ud800"}"));
    }

    [Fact]
    public void Interpolated_AnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Create($"A eq {-1.5} or B eq {-2}").ShouldBe("A eq -1.5 or B eq -2");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Expression_Comparisons_AreTranslated()
    {
        var number = 5;
        var holder = new { Key = "it's" };

        Of(e => e.PartitionKey == holder.Key).ShouldBe("PartitionKey eq 'it''s'");
        Of(e => e.Number != number && e.Number >= 1).ShouldBe("(Number ne 5) and (Number ge 1)");
        Of(e => number < e.Number || number >= e.Number).ShouldBe("(Number gt 5) or (Number le 5)");
        Of(e => e.Long > number).ShouldBe("Long gt 5L");
        Of(e => e.Number < 7L).ShouldBe("Number lt 7");
        Of(e => e.Fraction <= number).ShouldBe("Fraction le 5.0");
        Of(e => e.MaybeNumber == 3 && e.MaybeNumber!.Value == 4).ShouldBe("(MaybeNumber eq 3) and (MaybeNumber eq 4)");
        Of(e => e.At >= Time && e.UtcAt < Time.UtcDateTime).ShouldBe(
            "(At ge datetime'2026-03-29T00:30:00.0000000Z') and (UtcAt lt datetime'2026-03-29T00:30:00.0000000Z')");
        Of(e => e.Id == Guid.Empty).ShouldBe("Id eq guid'00000000-0000-0000-0000-000000000000'");
        Of(e => e.Truth && !e.Truth).ShouldBe("(Truth eq true) and (not (Truth eq true))");
        Of(e => string.Compare(e.RowKey, "a") >= 0 && e.RowKey.CompareTo("b") < 0).ShouldBe("(RowKey ge 'a') and (RowKey lt 'b')");
        Of(e => string.Compare("a", e.RowKey) < 0).ShouldBe("RowKey gt 'a'");
        Of(e => e.Text!.Equals("x") || string.Equals(e.Text, "y")).ShouldBe("(Text eq 'x') or (Text eq 'y')");
        Of(e => true).ShouldBe("");
        TableClient.CreateQueryFilter<TypedEntityTests.Renamed>(e => e.Severity == 1).ShouldBe("severity eq 1");
        TableClient.CreateQueryFilter<TableEntity>(e => e.GetInt32("Age") > 3 && (string)e["Name"] == "a").ShouldBe("(Age gt 3) and (Name eq 'a')");
    }

    [Fact]
    public void Expression_WhatTheServiceCannotDo_IsRefused()
    {
        var tooLarge = int.MaxValue + 1L;

        Should.Throw<NotSupportedException>(() => Of(e => e.Text!.StartsWith('a')));
        Should.Throw<NotSupportedException>(() => Of(e => e.Text!.Length > 1));
        Should.Throw<NotSupportedException>(() => Of(e => e.Text == null));
        Should.Throw<NotSupportedException>(() => Of(e => e.Text == e.RowKey));
        Should.Throw<NotSupportedException>(() => Of(e => e.Number > tooLarge));
        Should.Throw<NotSupportedException>(() => Of(e => e.Level == TypedEntityTests.Level.Urgent)).Message.ShouldContain("CreateQueryFilter");
    }

    [Fact]
    public void Expression_PropertyNameFromAStranger_CannotBeAFilter()
    {
        var name = "A eq 1 or B";

        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter<TableEntity>(e => e.GetInt32(name) == 1)).Message.ShouldContain("not a property name");
    }

    private static string Create(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    private static string Of(System.Linq.Expressions.Expression<Func<Everything, bool>> filter) => TableClient.CreateQueryFilter(filter);
}
