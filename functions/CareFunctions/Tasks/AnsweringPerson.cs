namespace CareFunctions.Tasks;

/// <summary>Who decides a task.</summary>
/// <param name="Id">The directory id of a person at a screen, or the staff identifier or provider that an answer comes from.</param>
/// <param name="Name">The name for the note.</param>
/// <param name="Role">The role in which: always one that may decide it, also where the answer came by itself.</param>
/// <param name="From">The instance of the request, email or pen picture; <see langword="null"/> for a person at a screen.</param>
public sealed record AnsweringPerson(string Id, string Name, string Role, string? From = null);
