/**
 * The temporary file for new bytes. It is in the same folder, for a rename is atomic only inside one file system. Flux
 * ignores it, for its name does not end like a manifest's.
 */
export const temporaryFile = (name: string, pid: number): string => `.${name}.${pid}.tmp`

/** The file that a temporary one would become. */
export const nameOfTemporary = (name: string): string | undefined => /^\.(.+)\.\d+\.tmp$/.exec(name)?.[1]
