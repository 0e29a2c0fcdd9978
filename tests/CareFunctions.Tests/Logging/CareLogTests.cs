using System.Reflection;
using CareFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tests.Logging;

public sealed class CareLogTests
{
    [Fact]
    public void EventIds_AreUnique() =>
        typeof(CareLog).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>().Select(message => message.EventId).ShouldBeUnique();
}
