/** In development the pages are served apart; what is not a page goes to the API. */
const target = `http://127.0.0.1:${process.env.API_PORT ?? '8000'}`;

export default Object.fromEntries(['/api', '/docs', '/metrics', '/tlog'].map((path) => [path, { target }]));
