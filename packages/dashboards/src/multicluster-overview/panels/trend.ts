import { timeSeries } from '../../panels/time-series.ts'

/** Curves with as many points as an eye tells apart: each point is a read of all series. */
export const trend = (content: Parameters<typeof timeSeries>[0]) => timeSeries(content).maxDataPoints(180)
