/** The commit in a revision of Flux: `main@sha1:0a1b…`; nothing where it is of no Git repository. */
export const commitOf = (revision: string | undefined): string | undefined =>
  /(?:@sha\d+:|^sha\d+:|\/)([\da-f]{40,64})$/.exec(revision ?? '')?.[1]

/** A commit as a person reads it. */
export const short = (commit: string | undefined): string => commit?.slice(0, 8) ?? 'nothing'
