/**
 * Whether the shape of a dashboard's text was judged before: the bundle holds the product's own dashboards as texts,
 * and puts in this one's place a function that knows them. From the sources, none was.
 */
export const wasJudgedAhead = (_text: string): boolean => false
