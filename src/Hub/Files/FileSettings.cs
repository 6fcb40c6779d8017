namespace Entraide.Hub.Files;

/// <summary>Where files are kept.</summary>
/// <param name="Folder">On disk, where no bucket is named.</param>
public sealed record FileSettings(string Folder, BucketSettings? Bucket = null);

/// <summary>A bucket of a server that speaks as Amazon S3 does.</summary>
/// <param name="Server">The bucket is a folder of it: path-style.</param>
public sealed record BucketSettings(Uri Server, string Name, string Region, string AccessKey, string Secret);
