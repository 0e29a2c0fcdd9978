namespace CareFunctions.Core.Notifications;

/// <summary>A template is faulty. It names the file and every fault with its line.</summary>
public sealed class MessageTemplateException : Exception
{
    /// <summary>An exception without details.</summary>
    public MessageTemplateException()
    {
    }

    /// <summary>An exception with a text.</summary>
    public MessageTemplateException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text and a cause.</summary>
    public MessageTemplateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The faults of one template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="faults">Its faults.</param>
    public MessageTemplateException(string template, IEnumerable<string> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => $"Template {template}, {fault}")))
    {
    }
}
