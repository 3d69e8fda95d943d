import type { TestContext } from 'vitest'

/** What a test measured: a name and a figure with its unit. */
export type Figures = Readonly<Record<string, string>>

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures
  }
}

/** Records a test's figures for its row in lab/RESULTS.md. */
export const measured = ({ task }: Pick<TestContext, 'task'>, figures: Figures): void => {
  task.meta.figures = { ...task.meta.figures, ...figures }
}
