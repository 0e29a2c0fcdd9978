namespace CareFunctions.Core.Emails.Language;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A word of letters.</summary>
    Word,

    /// <summary>A number in digits.</summary>
    Number,

    /// <summary>A number with st, nd, rd or th.</summary>
    Ordinal,

    /// <summary>Two numbers with a slash between them: a day and month, a fraction, or "7/7".</summary>
    Pair,

    /// <summary>Three numbers with the same slash, dot or hyphen between them.</summary>
    NumericDate,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A mark that is no word: a comma, a slash, a currency sign.</summary>
    Mark,

    /// <summary>The end of a sentence or of a line that is one by itself.</summary>
    Break,

    /// <summary>A web or email address.</summary>
    Address,

    /// <summary>A case reference; its value is a <see cref="Councils.CaseReference"/>.</summary>
    Case,

    /// <summary>A long number that says what else it is: a telephone, NHS or invoice number.</summary>
    OtherNumber,

    /// <summary>A day; its value is a <see cref="StatedDay"/>.</summary>
    Date,

    /// <summary>A length of care; its value is <see cref="StatedHours"/>.</summary>
    Hours,

    /// <summary>A sum of money; its value is <see cref="StatedMoney"/>.</summary>
    Money,
}
