/** A custom manager of Renovate, as renovate.json states it. */
export interface CustomManager {
  readonly managerFilePatterns: readonly string[]
  readonly matchStrings: readonly string[]
  readonly datasourceTemplate: string
  readonly depTypeTemplate?: string
}

/** Whether a manager looks into a file. */
export const reads = ({ managerFilePatterns }: CustomManager, file: string): boolean =>
  managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file))

/** What Renovate finds in a file, as the groups of its expressions. */
export const foundBy = (managers: readonly CustomManager[], file: string, text: string) =>
  managers
    .filter((manager) => reads(manager, file))
    .flatMap(({ matchStrings }) => matchStrings)
    .flatMap((expression) => [...text.matchAll(new RegExp(expression, 'g'))])
    .map(({ groups }) => ({
      name: groups?.['depName'],
      version: groups?.['currentValue'],
      digest: groups?.['currentDigest'],
    }))
