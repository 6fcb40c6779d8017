namespace Entraide.Hub.Access;

/// <summary>The invitation is unknown, used up or past its date.</summary>
public sealed class InvitationNotValid() : DomainError("INVITATION_NOT_VALID", "This invitation is no longer valid: ask for a new one.");

/// <summary>No account has this e-mail address with this password. Which of the two is wrong is not told.</summary>
public sealed class WrongCredentials() : DomainError("WRONG_CREDENTIALS", "This e-mail address and this password do not go together.");

/// <summary>Too many wrong passwords: the account rests for a while.</summary>
public sealed class LockedOut() : DomainError("LOCKED_OUT", "Too many tries: wait 15 minutes, or set a new password.");

/// <summary>The password is too easy to guess.</summary>
public sealed class WeakPassword() : DomainError("WEAK_PASSWORD", "A password has at least 12 characters, 5 of them different.");

/// <summary>The link in the message is wrong or too old.</summary>
public sealed class LinkNotValid() : DomainError("LINK_NOT_VALID", "This link is no longer valid: ask for a new message.");
