namespace CareFunctions.Core.Emails;

/// <summary>Fits the words around days to fields.</summary>
internal static class DayFits
{
    /// <summary>How well a day fits a field of a message of some intent.</summary>
    public static DayFit Of(DayWords words, string field, EmailIntent intent) =>
        words.Tells ? DayFit.Aside : field switch
        {
            "endDate" => End(words, intent),
            "holdUntil" => Hold(words),
            "startDate" => Start(words, intent),
            _ => Effective(words, intent),
        };

    private static DayFit End(DayWords words, EmailIntent intent)
    {
        var service = intent is EmailIntent.NoticeOnPackage or EmailIntent.EndOfService;
        if (!service && intent is not (EmailIntent.RespiteRequest or EmailIntent.TenantMovement))
        {
            // A change that ends: only where it is said outright.
            return words.Lead == DayLead.Until || (words.Before == DayWord.Last && words.Lead == DayLead.None) || (words.Lead == DayLead.After && intent == EmailIntent.IncreaseRequest && words.Before is DayWord.Off or DayWord.Ends) ? DayFit.Fits : DayFit.Other;
        }

        if (intent == EmailIntent.TenantMovement)
        {
            return words.Lead != DayLead.From && !words.Denied && (words.Before is DayWord.Ends or DayWord.Off or DayWord.Last || (words.Before == DayWord.None && words.After == DayWord.Last)) ? DayFit.Fits : DayFit.Unsaid;
        }

        switch (words.Lead)
        {
            case DayLead.Through:
                return service ? DayFit.Unsaid : DayFit.Fits;
            case DayLead.Since:
                return DayFit.Other;
            case DayLead.From:
                return service && (words.Before is DayWord.Ends or DayWord.Nothing || words.After == DayWord.Nothing || words.Denied) ? DayFit.DayAfter : DayFit.Other;
            case DayLead.Until or DayLead.To:
                return words.Denied ? DayFit.Unsaid : DayFit.Fits;
            case DayLead.After:
                return words.Denied || words.Before is DayWord.Ends or DayWord.Nothing or DayWord.Off || words.After == DayWord.Nothing ? DayFit.Fits : DayFit.Unsaid;
        }

        return words.Before switch
        {
            DayWord.Last => DayFit.Exactly,
            DayWord.Ends or DayWord.Off => words.Denied ? DayFit.Unsaid : DayFit.Fits,
            DayWord.Returns when !service => DayFit.Fits,
            DayWord.Begins or DayWord.Starts when words.After != DayWord.Last => DayFit.Other,
            _ => words.After switch { DayWord.Last => DayFit.Exactly, DayWord.Ends => DayFit.Fits, _ => DayFit.Unsaid },
        };
    }

    private static DayFit Hold(DayWords words) => words.Lead switch
    {
        DayLead.From or DayLead.Since => DayFit.Other,
        DayLead.Until or DayLead.To => DayFit.Fits,
        _ => words.Before is DayWord.Ends or DayWord.Last or DayWord.Off || (words.Before is DayWord.None or DayWord.Changes && words.After is DayWord.Ends or DayWord.Last) ? DayFit.Fits : DayFit.Unsaid,
    };

    private static DayFit Start(DayWords words, EmailIntent intent)
    {
        var tenant = intent == EmailIntent.TenantMovement;
        if (words.Before is DayWord.Ends or DayWord.Last or DayWord.Off || (words.Before == DayWord.Returns && intent == EmailIntent.RespiteRequest))
        {
            return words.Lead == DayLead.From && !tenant ? DayFit.Unsaid : DayFit.Other;
        }

        return words.Lead switch
        {
            DayLead.From => DayFit.Exactly,
            DayLead.Until or DayLead.Through => DayFit.Other,
            DayLead.To when intent == EmailIntent.RespiteRequest => DayFit.Other,
            _ when words.Denied => DayFit.Unsaid,
            _ => words.Before switch
            {
                DayWord.Starts => DayFit.Exactly,
                DayWord.Begins => DayFit.Fits,
                DayWord.None => words.After is DayWord.Starts ? DayFit.Exactly : words.After == DayWord.Begins ? DayFit.Fits : DayFit.Unsaid,
                _ => DayFit.Unsaid,
            },
        };
    }

    private static DayFit Effective(DayWords words, EmailIntent intent)
    {
        var paused = intent == EmailIntent.SuspensionReport;
        if (words.Before == DayWord.Returns && paused && (words.Near || words.Lead != DayLead.From))
        {
            return DayFit.Other;
        }

        switch (words.Lead)
        {
            case DayLead.From:
            case DayLead.Since when paused || intent == EmailIntent.AmendmentConfirmation:
                return DayFit.Exactly;
            case DayLead.Until or DayLead.Through:
                return DayFit.Other;
        }

        // "First day without it will be Monday"
        var less = paused || intent == EmailIntent.ReductionRequest;
        return words.Before switch
        {
            DayWord.Last => DayFit.Other,
            DayWord.Nothing => less ? DayFit.Fits : DayFit.Unsaid,
            DayWord.Ends => paused ? DayFit.Fits : DayFit.Unsaid,
            DayWord.Starts when !words.Denied => DayFit.Exactly,
            DayWord.Starts or DayWord.Begins or DayWord.Changes or DayWord.Off => words.Denied && !less ? DayFit.Unsaid : DayFit.Fits,
            _ => words.After is DayWord.Begins or DayWord.Starts ? DayFit.Fits : DayFit.Unsaid,
        };
    }
}
