import type { Variable } from '../../catalog/programs/program.ts'
import type { Container } from './containers.ts'

/** The variables that a container's program reads and the container does not have; none where they cannot be known. */
export const missingVariables = ({
  isKnown,
  container: { env = [], envFrom = [] },
  program,
}: Container): readonly (readonly [name: string, Variable])[] => {
  // The object behind envFrom may hold any variable.
  if (!isKnown('env') || envFrom.length > 0) return []
  const names = env.map(({ name }) => name)
  return Object.entries(program?.environment ?? {}).filter(([name]) => !names.includes(name))
}
