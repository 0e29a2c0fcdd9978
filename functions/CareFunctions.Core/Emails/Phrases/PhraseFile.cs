using System.Diagnostics.CodeAnalysis;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>The table as its files write it.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The YAML reader makes it.")]
internal sealed class PhraseFile
{
    public Dictionary<string, string> Words { get; set; } = [];

    public Dictionary<string, string> Spelling { get; set; } = [];

    public LayoutWords Layout { get; set; } = new();

    public Dictionary<string, List<string>> Supersedes { get; set; } = [];

    public List<Row> PassedOver { get; set; } = [];

    public List<Row> Context { get; set; } = [];

    public List<Row> Asking { get; set; } = [];

    public List<Row> Longer { get; set; } = [];

    public List<Row> Asked { get; set; } = [];

    public Dictionary<string, IntentRows> Intents { get; set; } = [];

    public Dictionary<string, List<Row>> Fields { get; set; } = [];

    public Dictionary<string, Doubt> Doubts { get; set; } = [];

    public void Add(PhraseFile other)
    {
        foreach (var (key, value) in other.Words)
        {
            Words.Add(key, value);
        }

        foreach (var (key, value) in other.Spelling)
        {
            Spelling.Add(key, value);
        }

        foreach (var (key, value) in other.Supersedes)
        {
            Supersedes.Add(key, value);
        }

        foreach (var (key, value) in other.Intents)
        {
            Intents.Add(key, value);
        }

        // A file may add rows to a field or a doubt that another one has begun.
        foreach (var (key, value) in other.Fields)
        {
            if (!Fields.TryAdd(key, value))
            {
                Fields[key].AddRange(value);
            }
        }

        foreach (var (key, value) in other.Doubts)
        {
            if (!Doubts.TryAdd(key, value))
            {
                Doubts[key].Rows.AddRange(value.Rows);
            }
        }

        PassedOver.AddRange(other.PassedOver);
        Context.AddRange(other.Context);
        Asking.AddRange(other.Asking);
        Longer.AddRange(other.Longer);
        Asked.AddRange(other.Asked);
        if (other.Layout.SignOffs.Count > 0)
        {
            Layout = other.Layout;
        }
    }

    internal sealed class Row
    {
        public string Say { get; set; } = "";

        public List<string> In { get; set; } = [];

        public List<string> Like { get; set; } = [];

        public List<string> Unlike { get; set; } = [];
    }

    internal sealed class IntentRows
    {
        public List<Row> Strong { get; set; } = [];

        public List<Row> Fair { get; set; } = [];

        public List<Row> Weak { get; set; } = [];
    }

    internal sealed class Doubt
    {
        public string Sentence { get; set; } = "";

        /// <summary>How near to what the message says its words must stand: in the same clause, the same sentence, or anywhere.</summary>
        public string Where { get; set; } = "anywhere";

        /// <summary>Whether all the words of a message together can outweigh it: these words alone say only that something could be meant.</summary>
        public bool Outweighed { get; set; }

        public List<Row> Rows { get; set; } = [];
    }

    internal sealed class LayoutWords
    {
        public List<string> SignOffs { get; set; } = [];

        public List<string> Disclaimers { get; set; } = [];

        public List<string> Banners { get; set; } = [];

        public HashSet<string> Titles { get; set; } = [];

        public HashSet<string> NotInTitles { get; set; } = [];

        public List<string> Separators { get; set; } = [];

        public List<string> FromLabels { get; set; } = [];

        public List<string> OtherLabels { get; set; } = [];

        public List<string> Wrote { get; set; } = [];

        public List<string> RepliesAndForwards { get; set; } = [];

        public List<string> AutomaticReplies { get; set; } = [];
    }
}
