/** What a dashboard looks like, on the index page. */
export const DashboardPicture = (_: { readonly uid: string }) => null
