/**
 * Where a file's new bytes wait until they take its place, in the same folder, for a rename is atomic only inside one
 * file system. Flux takes no notice of the name: it ends in none of those that hold manifests.
 */
export const temporaryFile = (name: string, pid: number): string => `.${name}.${pid}.tmp`

/** The file that a temporary one was to become. */
export const nameOfTemporary = (name: string): string | undefined => /^\.(.+)\.\d+\.tmp$/.exec(name)?.[1]
