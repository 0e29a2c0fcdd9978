namespace CareFunctions.Core.Contracts;

/// <summary>The stable codes of <see cref="ContractFault"/>.</summary>
public static class FaultCodes
{
    /// <summary>The bytes are not UTF-8.</summary>
    public const string InvalidEncoding = "invalid-encoding";

    /// <summary>The text is not JSON; the sentence gives line and column.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>A property is given twice.</summary>
    public const string DuplicateProperty = "duplicate-property";

    /// <summary>A string or a name holds half of a surrogate pair, which is no text.</summary>
    public const string InvalidText = "invalid-text";

    /// <summary>A required property is missing.</summary>
    public const string Missing = "missing";

    /// <summary>A property is not known.</summary>
    public const string UnknownProperty = "unknown-property";

    /// <summary>The value has the wrong JSON type.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>The value is not one of the words allowed.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The text does not have the form required.</summary>
    public const string WrongForm = "wrong-form";

    /// <summary>The text or list is too short.</summary>
    public const string TooShort = "too-short";

    /// <summary>The text or list is too long.</summary>
    public const string TooLong = "too-long";

    /// <summary>The number is too small.</summary>
    public const string TooSmall = "too-small";

    /// <summary>The number is too large.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The value contradicts another one.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>The request cannot be meant for its case as the service stands.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>There are more faults than are listed.</summary>
    public const string MoreFaults = "more-faults";
}
