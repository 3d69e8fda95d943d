/** The files of a repository by their paths. */
export type Files = Readonly<Record<string, string>>

/** A change of one file, as a person makes it by mistake. */
export type Change =
  /** The text occurs once. */
  { readonly replace: string; readonly by: string } | { readonly write: string }

/** A fault that is planted in a repository. */
export interface Fault {
  /** What is wrong, in the words of a person who looks for it. */
  readonly what: string
  /** The changed file. */
  readonly file: string
  readonly change: Change
  /** The rule that reports it. */
  readonly rule: string
  /** The files that a finding may name, if it is not the changed one. */
  readonly foundIn?: readonly string[]
}

/** A Git repository of a home fleet, as people write it, without a fault. */
export interface Repository {
  readonly name: string
  /** The shape, in one line. */
  readonly shape: string
  readonly files: Files
  readonly faults: readonly Fault[]
  /** Nothing in it needs kustomize: folders list plain files, or nothing at all. */
  readonly isPlain?: true
}

/** The files of a repository with its faults. @throws Error where a text to replace does not occur once */
export const withFaults = ({ files, faults }: Repository): Files => ({
  ...files,
  ...Object.fromEntries(
    faults.map(({ file, change }) => [
      file,
      'write' in change ? change.write : replaced(files[file] ?? '', file, change),
    ]),
  ),
})

const replaced = (text: string, file: string, change: { replace: string; by: string }): string => {
  const parts = text.split(change.replace)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${change.replace}`)
  return parts.join(change.by)
}

/** Files with a folder before their paths. */
export const under = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** The files of several folders. */
export const together = (parts: readonly Files[]): Files =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
