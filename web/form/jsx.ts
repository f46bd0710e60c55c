/** The build puts these under the JSX of all files of the page. */
export { Fragment, h } from 'preact';
