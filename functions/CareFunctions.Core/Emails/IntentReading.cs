using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What an email wants, weighed from the phrases found in it.</summary>
/// <param name="Intent">What it wants most clearly.</param>
/// <param name="Strong">Whether a phrase says so that says nothing else.</param>
/// <param name="Others">What else it says clearly.</param>
/// <param name="Findings">The phrases that speak for the intent.</param>
internal sealed record IntentReading(EmailIntent Intent, bool Strong, IReadOnlyList<EmailIntent> Others, IReadOnlyList<Finding> Findings)
{
    private const decimal StrongWeight = 4;
    internal const decimal FairWeight = 2.5m;
    internal const decimal WeakWeight = 1.5m;
    private const decimal OldSubjectWeight = 0.35m;
    private const decimal Enough = 2m;

    // Refusals, takings-back and "nothing has happened yet": whatever else they mention, they want nothing done.
    private const string TakenBack = "taken-back";

    /// <summary>Nothing that the table knows.</summary>
    public static IntentReading None { get; } = new(EmailIntent.Other, false, [], []);

    /// <summary>A mailbox's own answer.</summary>
    public static IntentReading Automatic { get; } = new(EmailIntent.AutomaticReply, true, [], []);

    /// <summary>Weighs the phrases found.</summary>
    /// <param name="draft">The draft they were found for.</param>
    /// <param name="table">The table they stand in.</param>
    /// <param name="sender">Who plausibly sent the message.</param>
    public static IntentReading Of(Draft draft, PhraseTable table, EmailSenderRole sender)
    {
        var weights = new Dictionary<EmailIntent, decimal>();
        var strong = new HashSet<EmailIntent>();
        var mentioned = new HashSet<EmailIntent>();
        var counted = new HashSet<PhraseRow>(ReferenceEqualityComparer.Instance);
        var findings = new List<(EmailIntent Intent, Finding Finding)>();
        var olds = new HashSet<EmailIntent>();
        var refused = false;
        var wider = Wider(draft);
        var holds = Holds(draft);
        foreach (var finding in draft.Findings)
        {
            if (finding.Row.Parts is not ["intent", var name, var strength])
            {
                continue;
            }

            if (name == TakenBack)
            {
                refused |= !(draft.SubjectIsOld && finding.Text == draft.Subject) && !FindingContext.Conditional(finding);
                continue;
            }

            var intent = name == "change-request" ? Direction(finding) : Parse(name);
            if (intent is not { } found)
            {
                continue;
            }

            var isStrong = strength == "strong";
            var old = draft.SubjectIsOld && finding.Text == draft.Subject;
            if (FindingContext.Negated(finding) || Within(finding, found, wider) || FindingContext.OfAnother(finding, found) || (found == EmailIntent.PlacementOffer && holds.TryGetValue((finding.Text, finding.Text.SentenceStart(finding.First)), out var hold) && hold <= finding.First) || (Stating.Contains(found) && FindingContext.Asked(finding, draft)))
            {
                continue;
            }

            findings.Add((found, finding));
            if (!counted.Add(finding.Row) || (old && !olds.Add(found)))
            {
                continue;
            }

            // A vacancy is for nobody in particular.
            var misplaced = found == EmailIntent.VacancyUpdate && draft.Body.Tokens.Exists(token => token.Kind == TokenKind.Case);
            var weight = (misplaced ? 0.4m : 1) * (isStrong ? StrongWeight : strength == "fair" ? FairWeight : WeakWeight) * (old ? OldSubjectWeight : 1) * (FindingContext.Conditional(finding) ? 0.4m : 1);
            weights[found] = weights.GetValueOrDefault(found) + weight;
            if (isStrong && !old)
            {
                mentioned.Add(found);
                if (weight >= StrongWeight)
                {
                    strong.Add(found);
                }
            }
        }

        if (refused && !strong.Contains(EmailIntent.AutomaticReply))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned], []);
        }

        if (sender == EmailSenderRole.Finance)
        {
            // Finance gives no notice: what it terminates has ended.
            foreach (var set in new[] { strong, mentioned })
            {
                _ = set.Remove(EmailIntent.NoticeOnPackage) && set.Add(EmailIntent.EndOfService);
            }

            weights[EmailIntent.EndOfService] = weights.GetValueOrDefault(EmailIntent.EndOfService) + weights.GetValueOrDefault(EmailIntent.NoticeOnPackage);
            weights.Remove(EmailIntent.NoticeOnPackage);
            if (strong.Contains(EmailIntent.EndOfService))
            {
                strong.Remove(EmailIntent.SuspensionReport);
                mentioned.Remove(EmailIntent.SuspensionReport);
                weights.Remove(EmailIntent.SuspensionReport);
            }
            findings = [.. findings.Select(one => one.Intent == EmailIntent.NoticeOnPackage ? (EmailIntent.EndOfService, one.Finding) : one)];
        }

        findings = PlacementIntents.Settle(draft, sender, new(weights, strong, mentioned, findings));

        if (sender == EmailSenderRole.Council && strong.Contains(EmailIntent.Referral))
        {
            // Workers look for providers; only providers give notice.
            strong.Remove(EmailIntent.NoticeOnPackage);
            mentioned.Remove(EmailIntent.NoticeOnPackage);
            weights.Remove(EmailIntent.NoticeOnPackage);
        }

        if (weights.ContainsKey(EmailIntent.SuspensionReport) && findings.Exists(one => one.Intent == EmailIntent.EndOfService && FindingContext.OfDeath(one.Finding)))
        {
            strong.Remove(EmailIntent.SuspensionReport);
            mentioned.Remove(EmailIntent.SuspensionReport);
            weights.Remove(EmailIntent.SuspensionReport);
        }

        if (strong.Contains(EmailIntent.VacancyUpdate) && (sender == EmailSenderRole.Provider || !strong.Contains(EmailIntent.RespiteRequest)) && draft.Body.Tokens.Concat(draft.Subject.Tokens).All(token => token.Kind != TokenKind.Case) && !strong.Contains(EmailIntent.AutomaticReply))
        {
            // Places for nobody in particular, whatever is said of how they are filled.
            return new IntentReading(EmailIntent.VacancyUpdate, true, [], [.. findings.Where(one => one.Intent == EmailIntent.VacancyUpdate).Select(one => one.Finding)]);
        }

        // A provider whose client is in respite reports it; a worker asks for it.
        if (strong.Contains(EmailIntent.SuspensionReport) && sender == EmailSenderRole.Provider && strong.Remove(EmailIntent.RespiteRequest))
        {
            mentioned.Remove(EmailIntent.RespiteRequest);
            weights.Remove(EmailIntent.RespiteRequest);
        }

        if (strong.Count == 0 && ByHours(draft) is { } byHours && weights.GetValueOrDefault(EmailIntent.AmendmentConfirmation) < Enough)
        {
            strong.Add(byHours);
            mentioned.Add(byHours);
            weights[byHours] = weights.GetValueOrDefault(byHours) + StrongWeight;
        }

        // Numbers say which way a change goes only where no word does.
        if (strong.Contains(EmailIntent.IncreaseRequest) && strong.Contains(EmailIntent.ReductionRequest) && ByWord(findings) is { } word)
        {
            var other = word == EmailIntent.IncreaseRequest ? EmailIntent.ReductionRequest : EmailIntent.IncreaseRequest;
            strong.Remove(other);
            mentioned.Remove(other);
            weights.Remove(other);
        }

        if (Together(weights, findings, strong, table) is { } together)
        {
            strong.Add(together);
            mentioned.Add(together);
        }

        foreach (var (intent, below) in table.Supersedes)
        {
            if (strong.Contains(intent))
            {
                foreach (var one in below)
                {

                    strong.Remove(one);
                    mentioned.Remove(one);
                    weights.Remove(one);
                }
            }
        }

        // Several matters of several cases, or words without sense: a person sorts them.
        var cases = draft.Body.Tokens.Where(token => token.Kind == TokenKind.Case).Select(token => token.Value).Distinct().Count();
        if ((cases > 1 && mentioned.Count > 1) || ((mentioned.Count > 3 || weights.Values.Count(one => one >= Enough) > 5) && !strong.Contains(EmailIntent.AutomaticReply)))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned], []);
        }

        if (strong.Contains(EmailIntent.Other) && draft.Body.Tokens.Concat(draft.Subject.Tokens).All(token => token.Kind != TokenKind.Case) && !strong.Contains(EmailIntent.AutomaticReply))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned.Where(one => one != EmailIntent.Other)], []);
        }

        var best = weights.Where(one => one.Value >= Enough).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (EmailIntent?)one.Key).FirstOrDefault();
        if (best is not { } chosen)
        {
            return None;
        }

        var evidence = findings.Where(one => one.Intent == chosen).Select(one => one.Finding).ToList();
        var final = chosen == EmailIntent.Referral && Urgent(draft) ? EmailIntent.UrgentReferral : chosen;
        return new IntentReading(final, strong.Contains(chosen), [.. mentioned.Where(one => one != chosen && one != EmailIntent.Other)], evidence);
    }

    // Two fair phrases for one intent, and nothing of weight that it does not take the place of, say it as clearly as one that says nothing else.
    private static EmailIntent? Together(Dictionary<EmailIntent, decimal> weights, List<(EmailIntent Intent, Finding Finding)> findings, HashSet<EmailIntent> strong, PhraseTable table)
    {
        var heavy = weights.Where(one => one.Value >= FairWeight).Select(one => one.Key).ToList();
        List<EmailIntent> said = [.. heavy.Where(intent => intent != EmailIntent.Other && !strong.Contains(intent) && weights[intent] >= FairWeight + WeakWeight && heavy.TrueForAll(other => other == intent || Beneath(intent, other))
            && findings.Where(one => one.Intent == intent && one.Finding.Row.Group.EndsWith("/fair", StringComparison.Ordinal)).Select(one => one.Finding.Row).Distinct().Count() > 1)];
        return said is [var only] ? only : null;

        // What is offered after a visit is an outcome; that a service is given up is said by itself.
        bool Beneath(EmailIntent intent, EmailIntent other) =>
            other is EmailIntent.PlacementOffer or EmailIntent.Referral or EmailIntent.VacancyUpdate && table.Supersedes.TryGetValue(intent, out var below) && below.Contains(other)
            && (other != EmailIntent.PlacementOffer || findings.Exists(one => one.Intent == intent && FindingContext.TellsOfVisit(one.Finding)));
    }

    // "She is on 10 hours a week. We need this to be 14": which way, the two numbers say.
    private static EmailIntent? ByHours(Draft draft)
    {
        var (from, to) = (Stated("hoursFrom"), Stated("hoursTo"));
        return from is { } was && to is { } will && was != will ? (was < will ? EmailIntent.IncreaseRequest : EmailIntent.ReductionRequest) : null;

        decimal? Stated(string field)
        {
            var hours = draft.Findings.Where(one => one.Row.Group == "field/" + field && (!draft.SubjectIsOld || one.Text == draft.Body)).SelectMany(one => one.Slots).Select(token => token.Value).OfType<StatedHours>().Where(one => one.Sign == 0).Select(one => one.Weekly).Distinct().ToList();
            return hours is [{ } only] ? only : null;
        }
    }

    private static bool Urgent(Draft draft) => draft.Findings.Exists(one => one.Row.Group == "field/urgent" && !FindingContext.Negated(one));

    private static EmailIntent? ByWord(List<(EmailIntent Intent, Finding Finding)> findings)
    {
        var said = findings.Where(one => one.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest && !one.Finding.Row.Group.Contains("change-request", StringComparison.Ordinal)
            && one.Finding.Row.Group.EndsWith("/strong", StringComparison.Ordinal)).Select(one => one.Intent).Distinct().ToList();
        return said is [var only] ? only : null;
    }

    // "Please change from 10 to 14 hours": which way, the numbers say.
    private static EmailIntent? Direction(Finding finding)
    {
        var hours = finding.Slots.Select(token => token.Value).OfType<StatedHours>().Where(one => one.Weekly is not null).ToList();
        return hours is [{ Weekly: { } from }, { Weekly: { } to }] && from != to && !HoursReading.By(finding) ? (from < to ? EmailIntent.IncreaseRequest : EmailIntent.ReductionRequest)
            : hours is [{ Sign: not 0 } only] ? (only.Sign > 0 ? EmailIntent.IncreaseRequest : EmailIntent.ReductionRequest)
            : null;
    }

    // These tell something; in a question they do not.
    private static readonly HashSet<EmailIntent> Stating =
    [
        EmailIntent.NoticeOnPackage, EmailIntent.EndOfService, EmailIntent.SuspensionReport, EmailIntent.PlacementHold, EmailIntent.HoldExtension, EmailIntent.AssessmentOutcome, EmailIntent.VacancyUpdate,
        EmailIntent.TenantMovement, EmailIntent.StartDateConfirmation, EmailIntent.AmendmentConfirmation,
    ];

    // "Hand back 2 hours a week" says more than "hand back": the wider phrase is what is meant. By the places of its words, so that a long text costs no more than its length.
    private static Dictionary<(ReadText Text, int At), List<(EmailIntent Intent, Finding Finding)>> Wider(Draft draft)
    {
        var wider = new Dictionary<(ReadText, int), List<(EmailIntent, Finding)>>();
        foreach (var (group, intent) in Wide)
        {
            foreach (var finding in draft.Findings.Where(one => one.Row.Group == group))
            {
                foreach (var at in finding.Said)
                {
                    if (!wider.TryGetValue((finding.Text, at), out var here))
                    {
                        wider.Add((finding.Text, at), here = []);
                    }

                    here.Add((intent, finding));
                }
            }
        }

        return wider;
    }

    private static bool Within(Finding finding, EmailIntent intent, Dictionary<(ReadText Text, int At), List<(EmailIntent Intent, Finding Finding)>> wider) =>
        wider.TryGetValue((finding.Text, finding.First), out var here)
        && here.Exists(one => Narrower.Contains((intent, one.Intent)) && one.Finding.Said.Count > finding.Said.Count && finding.Said.All(one.Finding.Said.Contains));

    private static readonly (string Group, EmailIntent Intent)[] Wide =
    [
        ("intent/reduction-request/strong", EmailIntent.ReductionRequest), ("intent/notice-on-package/strong", EmailIntent.NoticeOnPackage), ("intent/suspension-report/strong", EmailIntent.SuspensionReport),
    ];

    // The first is dropped where its words are part of the second's.
    private static readonly HashSet<(EmailIntent, EmailIntent)> Narrower =
    [
        (EmailIntent.NoticeOnPackage, EmailIntent.ReductionRequest), (EmailIntent.EndOfService, EmailIntent.ReductionRequest), (EmailIntent.SuspensionReport, EmailIntent.ReductionRequest), (EmailIntent.EndOfService, EmailIntent.NoticeOnPackage), (EmailIntent.ReductionRequest, EmailIntent.SuspensionReport),
    ];

    // "We will keep the room free for her until Friday" offers nothing new; "we offer her a room and will keep it until Friday" does. Where the first hold of each sentence begins.
    private static Dictionary<(ReadText Text, int Sentence), int> Holds(Draft draft)
    {
        var holds = new Dictionary<(ReadText, int), int>();
        if (draft.Findings.Exists(one => one.Row.Group == "field/holdUntil"))
        {
            foreach (var hold in draft.Findings.Where(one => one.Row.Group == "intent/placement-hold/strong"))
            {
                holds.TryAdd((hold.Text, hold.Text.SentenceStart(hold.First)), hold.First);
            }
        }

        return holds;
    }

    private static readonly Dictionary<string, EmailIntent> ByName = Enum.GetValues<EmailIntent>().ToDictionary(PhraseTable.Kebab, StringComparer.Ordinal);

    private static EmailIntent Parse(string kebab) => ByName[kebab];
}
