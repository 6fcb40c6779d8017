namespace Entraide.Hub.Members;

/// <summary>A person as a live event shows them.</summary>
public sealed record PersonShown(Guid Id, string Name, string Initials, string? PictureUrl)
{
    public static PersonShown Of(Member member) => new(member.Id, member.Name, member.Initials, member.PictureUrl);
}
