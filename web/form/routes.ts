import { useEffect, useState } from 'preact/hooks';

/** The views, by the part of the address after `#`: any server can deliver the page. */
export type Route =
  | { readonly view: 'catalog' }
  | { readonly view: 'basket' }
  | { readonly view: 'orders' }
  | { readonly view: 'order'; readonly id: string };

export const routeOf = (hash: string): Route => {
  const [, first = '', second = ''] = hash.replace(/^#/, '').split('/');
  if (first === 'basket') return { view: 'basket' };
  if (first !== 'orders') return { view: 'catalog' };
  return second === '' ? { view: 'orders' } : { view: 'order', id: decodeURIComponent(second) };
};

export const hrefOf = (route: Route): string => {
  switch (route.view) {
    case 'catalog':
      return '#/';
    case 'basket':
      return '#/basket';
    case 'orders':
      return '#/orders';
    case 'order':
      return `#/orders/${encodeURIComponent(route.id)}`;
  }
};

export const goTo = (route: Route): void => {
  location.hash = hrefOf(route);
};

/** The current view. A move within the page marks its entry of the history, so that the new view takes the focus. */
export const useRoute = (): Route => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = (): void => {
      history.replaceState({ moved: true }, '');
      scrollTo(0, 0);
      setHash(location.hash);
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return routeOf(hash);
};
