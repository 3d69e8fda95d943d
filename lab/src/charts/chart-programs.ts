import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'

/** A chart's default version of a program. @throws where its contract lacks it */
export const chartProgram = (chart: string, program: string): string => {
  const version = CHART_CONTRACTS[chart]?.runs?.[program]
  if (version === undefined) throw new Error(`the contract of ${chart} does not say which ${program} it runs`)
  return version
}
