//! Places on a line that keep their order and their distances.

/// A thing on the line: where it wants to be, how much, and how far it must stay behind the one
/// before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) at: f64,
    pub(super) weight: f64,
    pub(super) behind: f64,
}

/// Finds places for things on a line again and again, in the same memory.
#[derive(Debug, Default)]
pub(super) struct Fit {
    wishes: Vec<Wish>,
    /// Sum of weighted wishes, sum of weights, number of members.
    pools: Vec<(f64, f64, usize)>,
    places: Vec<f64>,
}

impl Fit {
    /// Returns the places that fulfil the wishes best, by least squares, between two bounds.
    ///
    /// Pool adjacent violators; O(n). Where there is not enough room, distances count more than the
    /// upper bound.
    pub(super) fn places(
        &mut self,
        wishes: impl Iterator<Item = Wish>,
        low: f64,
        high: f64,
    ) -> &[f64] {
        self.wishes.clear();
        self.wishes.extend(wishes);
        self.pools.clear();
        self.places.clear();
        if let [Wish { at, weight, .. }] = self.wishes[..] {
            let place = at * weight / weight;
            self.places.push(place.clamp(low, high.max(low)));
            return &self.places;
        }
        // Without the distances, places only have to ascend.
        let mut offset = 0.0;
        for (at, wish) in self.wishes.iter().enumerate() {
            if at > 0 {
                offset += wish.behind;
            }
            self.places.push(offset);
            let mut pool = ((wish.at - offset) * wish.weight, wish.weight, 1);
            while let Some(last) = self.pools.last()
                && last.0 / last.1 >= pool.0 / pool.1
            {
                pool = (last.0 + pool.0, last.1 + pool.1, last.2 + pool.2);
                self.pools.pop();
            }
            self.pools.push(pool);
        }
        let high = (high - offset).max(low);
        let mut places = self.places.iter_mut();
        for &(sum, weight, members) in &self.pools {
            let base = (sum / weight).clamp(low, high);
            for place in places.by_ref().take(members) {
                *place += base;
            }
        }
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(wishes: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
        let wish = |&(at, weight): &(f64, f64)| Wish {
            at,
            weight,
            behind: 10.0,
        };
        let mut fit = Fit::default();
        fit.places(wishes.iter().map(wish), low, high).to_vec()
    }

    #[test]
    fn things_go_where_they_want_unless_they_are_too_close() {
        assert_eq!(places(&[(0.0, 1.0), (30.0, 1.0)], -99.0, 99.0), [0.0, 30.0]);
        assert_eq!(places(&[(0.0, 1.0), (0.0, 1.0)], -99.0, 99.0), [-5.0, 5.0]);
        assert_eq!(places(&[(0.0, 1.0), (0.0, 3.0)], -99.0, 99.0), [-7.5, 2.5]);
    }

    #[test]
    fn bounds_hold_where_there_is_room() {
        assert_eq!(places(&[(-5.0, 1.0), (0.0, 1.0)], 0.0, 50.0), [0.0, 10.0]);
        assert_eq!(places(&[(90.0, 1.0), (95.0, 1.0)], 0.0, 50.0), [40.0, 50.0]);
        assert_eq!(places(&[(90.0, 1.0), (95.0, 1.0)], 0.0, 5.0), [0.0, 10.0]);
        assert_eq!(places(&[], 0.0, 5.0), Vec::<f64>::new());
    }
}
